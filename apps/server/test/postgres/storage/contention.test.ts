import { DatabaseError } from 'pg';
import { v7 as newId } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import type { CustomerAttributes } from '../../../src/customers/customer.ts';
import { type StoreCandidate, storeCustomers } from '../../../src/customers/store-customers.ts';
import { PostgresApiKeyStore } from '../../../src/storage/postgres/api-key-store.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import type { Stores } from '../../../src/storage/stores.ts';
import { attributesOf, recordOf } from '../../support/customer-records.ts';
import { observedDatabase, storesOn, untilAStatementWaits, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { startServerOn } from '../../support/start-server.ts';

const database = useDatabase();

/** The codes of all errors of the database, such as 40P01 for a deadlock. */
let failures: (string | undefined)[] = [];

beforeEach(() => {
  failures = [];
});

/** The stores of a process of its own. On a busy machine, one request may wait for another longer than a server allows. */
function processOn(url: string) {
  const patient = new URL(url);
  for (const name of ['lock_timeout', 'statement_timeout', 'query_timeout']) patient.searchParams.set(name, '55000');
  const db = observedDatabase(patient.href, (event) => {
    if (event.level === 'error' && event.error instanceof DatabaseError) failures.push(event.error.code);
  });
  return { ...postgresStores(db), apiKeys: new PostgresApiKeyStore(db) };
}

const upsert = { on_conflict: 'update', atomic: false, dry_run: false } as const;

function upsertInto(stores: Stores, candidates: readonly StoreCandidate[]) {
  return storeCustomers({ ...stores, now: () => new Date(), newId: () => newId() }, tenant, candidates, upsert);
}

function candidateOf(attributes: CustomerAttributes): StoreCandidate {
  const { customer_key: _, ...changes } = attributes;
  return { attributes, changes: () => changes };
}

const numbers = Array.from({ length: 100 }, (_, index) => index);
const rounds = 4;

test('simultaneous upserts of the same customers in opposite orders create each once and change it by all others, without a deadlock', async () => {
  await storesOn(database.url);
  const processes = [processOn(database.url), processOn(database.url)];
  for (let round = 0; round < rounds; round += 1) {
    const requests = [0, 1, 2, 3].map((request) => {
      const candidates = numbers.map((n) => candidateOf(attributesOf(`upsert-${round}-${n}`, { city: `${request}` })));
      return request % 2 === 0 ? candidates : candidates.toReversed();
    });
    const outcomes = await Promise.all(
      requests.map((candidates, n) => upsertInto(processes[n % 2] ?? expect.fail(), candidates)),
    );
    const statuses = outcomes.flat().map(({ status }) => status);
    expect(statuses.filter((status) => status === 'created')).toHaveLength(100);
    expect(statuses.filter((status) => status === 'updated')).toHaveLength(300);
  }
  expect(failures).toEqual([]);
});

test('simultaneous uploads of the same customers in opposite orders all succeed, without a deadlock', async () => {
  const { stores } = await storesOn(database.url);
  const existing = Array.from({ length: 210 }, (_, n) => candidateOf(attributesOf(`uploaded-${n}`)));
  await upsertInto(stores, existing);
  const servers = await Promise.all(
    [processOn(database.url), processOn(database.url)].map((own) =>
      startServerOn({ stores: own, apiKeys: own.apiKeys }),
    ),
  );
  const upload = async (city: string, order: (rows: string[]) => string[]) => {
    const rows = existing.map((_, n) => `uploaded-${n},INDIVIDUAL,uploaded-${n}@example.com,${city}`);
    const csv = ['customer_key,customer_type,primary_email,city', ...order(rows)].join('\n');
    const form = new FormData();
    form.set('csv', new File([csv], 'customers.csv'));
    const server = servers[city === 'Porto' ? 0 : 1] ?? expect.fail();
    return server.send('POST', '/customers/csv-upload?on_conflict=update', { body: form });
  };
  const answers = await Promise.all([upload('Porto', (rows) => rows), upload('Lisbon', (rows) => rows.toReversed())]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  for (const { body } of answers) expect(body.data.customers_updated).toHaveLength(210);
  expect(failures).toEqual([]);
});

test('an upsert runs again if another transaction creates one of its customers meanwhile, and then sees the address of that customer', async () => {
  const { db, customersIn } = await storesOn(database.url);
  const moved = candidateOf(attributesOf('overtaken', { primary_email: 'moved@example.com' }));
  const heir = candidateOf(attributesOf('heir', { primary_email: 'overtaken@example.com' }));
  let outcomes: Promise<unknown> | undefined;
  await db.transaction().execute(async (transaction) => {
    await customersIn(transaction).insertMany(tenant, [recordOf('overtaken')]);
    outcomes = upsertInto(processOn(database.url), [moved, heir]);
    await untilAStatementWaits(db);
  });
  expect(await outcomes).toMatchObject([{ status: 'updated' }, { status: 'created' }]);
});
