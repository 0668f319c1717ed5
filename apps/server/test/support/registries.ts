import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { toNewApiKey } from '../../src/api-keys/api-key.ts';
import { type CopiedTable, copiedTables } from '../../src/storage/copy/copied-tables.ts';
import { type CopyProgress, copyDatabase } from '../../src/storage/copy/copy-database.ts';
import type { CopySource } from '../../src/storage/copy/copy-end.ts';
import { openPostgresSource, openPostgresTarget } from '../../src/storage/postgres/copy-ends.ts';
import { openSqliteSource, openSqliteTarget } from '../../src/storage/sqlite/copy-ends.ts';
import { customerNamed } from './customer-records.ts';
import { fullCustomer } from './full-customer.ts';
import { openPostgresStores, openSqliteStores, type TestStores, tenant } from './open-test-stores.ts';
import { request } from './random-requests.ts';
import { apiKey, otherApiKey, type TestRequest, type TestResponse } from './send.ts';
import { startServerOn, type TestServer } from './start-server.ts';
import { claimAll, createdEvent, endpointRecord, everyType, fanOutAll, outcomeOf } from './webhook-records.ts';

/** A key of the third tenant, `acme`, which was created by the operator. */
export const acmeKey = 'sk_test_of_acme_corporation';
export const revokedKey = 'sk_test_of_acme_corporation_revoked';

/** One of each tenant. */
const keys = [apiKey, otherApiKey, acmeKey];

/** Runs work on the stores of a database, which is closed afterwards. */
export async function withRegistry<Result>(
  url: string,
  work: (stores: TestStores, server: TestServer) => Promise<Result>,
): Promise<Result> {
  const file = fileOf(url);
  const stores = await (file === undefined ? openPostgresStores(url) : openSqliteStores(file));
  const server = await startServerOn(stores, { now: () => new Date(clock) });
  try {
    return await work(stores, server);
  } finally {
    await stores.close();
  }
}

/** The path, if the URL is that of SQLite. */
export function fileOf(url: string): string | undefined {
  return /^sqlite:(.*)$/.exec(url)?.[1];
}

/** The time of the servers. A minute passes with every request of {@link fillRegistry}. */
let clock = Date.parse('2026-01-01T00:00:00.000Z');

export async function copyBetween(
  from: string,
  to: string,
  onProgress?: (progress: CopyProgress) => void,
): Promise<void> {
  const source = await openSource(from);
  try {
    const file = fileOf(to);
    const target = await (file === undefined ? openPostgresTarget(to) : openSqliteTarget(file));
    await copyDatabase(source, target, onProgress).finally(() => target.close());
  } finally {
    await source.close();
  }
}

export function openSource(url: string): Promise<CopySource> {
  const file = fileOf(url);
  return file === undefined ? openPostgresSource(url) : openSqliteSource(file);
}

/** A request with an idempotency key, and its answer. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly request: TestRequest;
  readonly answer: TestResponse;
}

/** Answers that callers of a registry keep. */
export interface Keepsakes {
  readonly answered: readonly AnsweredRequest[];
  /** Their stored answers were erased, because a customer in each was deleted. */
  readonly erased: readonly AnsweredRequest[];
  /** The address of the second page of a list, and the page. */
  readonly nextPage: { readonly path: string; readonly text: string };
}

const bulksPerTenant = 3;
const customersPerBulk = 60;

/**
 * Fills an empty database with some 600 customers of three tenants: with all fields or few, with odd texts, changed,
 * archived and deleted ones, with stored answers, and with a revoked key.
 */
export function fillRegistry(url: string): Promise<Keepsakes> {
  return withRegistry(url, async (stores, server) => {
    await createAcme(stores);
    const endpoint = endpointRecord({ event_types: everyType });
    await stores.stores.webhooks.createEndpoint(tenant, endpoint);
    const answered: AnsweredRequest[] = [];
    for (const key of keys) answered.push(...(await fillTenant(server, key)));
    for (const { method, path, headers, body } of fc.sample(request, { seed: 14, numRuns: 150 })) {
      clock += 1;
      await server.send(method, path, { headers, body });
    }
    await sendSomeWebhooks(stores, endpoint.id);
    const { meta } = (await server.send('GET', '/customers?per_page=7&archived=include')).body;
    const path = `/customers?per_page=7&archived=include&cursor=${meta.next_cursor}`;
    const nextPage = { path, text: (await server.send('GET', path)).text };
    const isErased = ({ request: { headers } }: AnsweredRequest) => headers?.['Idempotency-Key'] === erasedKey;
    return { answered: answered.filter((one) => !isErased(one)), erased: answered.filter(isErased), nextPage };
  });
}

/** Leaves deliveries in several states, attempts, and events that are no deliveries yet. */
async function sendSomeWebhooks({ queue, stores }: TestStores, endpointId: string): Promise<void> {
  await fanOutAll(queue);
  const [first, second] = await claimAll(queue, tenant, endpointId, { limit: 2 });
  if (!first || !second) throw new Error('nothing was recorded');
  const retry = { kind: 'retry', at: new Date(Date.now() + 3_600_000) } as const;
  await queue.complete([outcomeOf(first, endpointId), outcomeOf(second, endpointId, retry)], new Date());
  await stores.webhooks.record(tenant, [createdEvent('not-sent')]);
}

const erasedKey = 'bulk-2';

async function fillTenant(server: TestServer, key: string): Promise<AnsweredRequest[]> {
  const answered: AnsweredRequest[] = [];
  const send = async (method: string, path: string, idempotencyKey: string, body?: unknown) => {
    clock += 60_000;
    const request = { headers: { 'x-api-key': key, 'Idempotency-Key': idempotencyKey }, body };
    answered.push({ method, path, request, answer: await server.send(method, path, request) });
  };
  for (let bulk = 0; bulk < bulksPerTenant; bulk += 1)
    await send('POST', '/customers/bulk-create', `bulk-${bulk}`, { customers: customersOf(bulk) });
  for (let n = 0; n < customersPerBulk; n += 7) await send('POST', `/customers/c-0-${n}/archive`, `archive-${n}`);
  for (let n = 0; n < customersPerBulk; n += 11) {
    clock += 60_000;
    const headers = { 'x-api-key': key };
    await server.send('PATCH', `/customers/c-1-${n}`, { body: { city: `City ${n}` }, headers });
  }
  await server.send('DELETE', '/customers/c-2-3', { headers: { 'x-api-key': key } });
  return answered;
}

function customersOf(bulk: number): unknown[] {
  return Array.from({ length: customersPerBulk }, (_, n) => {
    const key = `c-${bulk}-${n}`;
    if (n % 10 === 0) return fullCustomer(key);
    const type = n % 3 === 0 ? 'BUSINESS' : 'INDIVIDUAL';
    return customerNamed(key, { customer_type: type, first_name: 'Zoë', last_name: `É ${n}`, metadata: { n: 1e21 } });
  });
}

async function createAcme({ apiKeys }: TestStores): Promise<void> {
  const now = new Date(clock);
  const acme = { id: newId(), name: 'acme' };
  await apiKeys.createKey(acme, toNewApiKey(newId(), acmeKey, 'of the accounting'), now);
  const { id } = await apiKeys.createKey(acme, toNewApiKey(newId(), revokedKey, null), now);
  await apiKeys.revokeKey(id, new Date(clock + 1));
}

/**
 * All rows of the copied tables, as JSON lists of their columns. Nothing is added, as {@link withRegistry} does. The number
 * of a customer on SQLite is left out: it is derived.
 */
export async function rowsOf(url: string): Promise<Readonly<Record<CopiedTable['name'], readonly string[]>>> {
  const end = await openSource(url);
  try {
    const tables = copiedTables.map(async ({ name, key }) => {
      const all = sql<object>`select * from ${sql.table(name)} order by tenant_id, ${sql.ref(key)}`;
      const { rows } = await end.read((db) => all.execute(db));
      return [name, rows.map((row) => JSON.stringify(columnsOf(row)))] as const;
    });
    return Object.fromEntries(await Promise.all(tables)) as Record<CopiedTable['name'], string[]>;
  } finally {
    await end.close();
  }
}

function columnsOf(row: object): [string, unknown][] {
  // Those that a database numbers by itself: the customers of SQLite, and the outbox.
  const own = 'event_count' in row ? 'seq' : 'number';
  const columns = Object.entries(row).filter(([column]) => column !== own);
  return columns.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * The answers of the API about the customers of every tenant: lists by page and by cursor, and customers with their tags.
 *
 * @param share of the customers that are got one by one.
 */
export async function everythingIn(server: TestServer, share: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const key of keys) {
    const get = async (path: string) => {
      const answer = await server.send('GET', path, { headers: { 'x-api-key': key } });
      return { text: `${path} ${answer.status} ${answer.headers.get('ETag')} ${answer.text}`, body: answer.body };
    };
    const paths = ['archived=exclude', 'archived=only', 'customer_type=BUSINESS', 'search_term=zoë'].map(
      (filter) => `/customers?per_page=100&${filter}`,
    );
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await get(`/customers?archived=include&per_page=100${cursor && `&cursor=${cursor}`}`);
      texts.push(page.text);
      const { data, meta } = page.body as { data: { customer_key: string }[]; meta: { next_cursor: string | null } };
      const some = data.filter((_, index) => index % Math.round(1 / share) === 0);
      paths.push(...some.map(({ customer_key }) => `/customers/${encodeURIComponent(customer_key)}`));
      cursor = meta.next_cursor;
    }
    texts.push(...(await Promise.all(paths.map(get))).map(({ text }) => text));
  }
  return texts;
}
