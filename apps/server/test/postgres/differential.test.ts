import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import fc from 'fast-check';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPostgresStores } from '../support/open-test-stores.ts';
import { type GeneratedRequest, KNOWN_TAG, request } from '../support/random-requests.ts';
import { apiKey, otherApiKey, type TestResponse } from '../support/send.ts';
import { startServer, type TestServer } from '../support/start-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    extent: 'short' | 'full';
  }
}

const seed = Number(process.env.DIFFERENTIAL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** In short form, it ends as soon as every wanted answer has occurred. */
const least = { short: 150, full: 2_000 }[inject('extent')];
const count = Number(process.env.DIFFERENTIAL_REQUESTS ?? 2_000);

/** The present time of both servers. Some hours pass between requests. */
const clock = { now: Date.parse('2026-01-01T00:00:00.000Z') };
const hourMs = 3_600_000;

test(
  `a server on SQLite and one on PostgreSQL give the same answer to each request (up to ${count}, DIFFERENTIAL_SEED=${seed})`,
  async () => {
    const sqlite = await startServer(sameSurroundings());
    const postgres = await startOnPostgres();
    const answers = new Map<string, number>();
    const tags = new Map<string, string>();
    for (const [index, generated] of fc.sample(request, { seed, numRuns: count }).entries()) {
      if (index >= least && missing(answers).length === 0) break;
      const sent = withKnownTag(generated, tags);
      clock.now += (index % 3) * hourMs;
      const [one, other] = await Promise.all([ask(sqlite, sent), ask(postgres, sent)]);
      expect(other, `request ${index}: ${JSON.stringify(sent)}`).toEqual(one);
      rememberTag(sent, one, tags);
      const name = `${sent.operation} ${one.status}`;
      answers.set(name, (answers.get(name) ?? 0) + 1);
      const next = followingPage(sent, one);
      if (next) expect(await ask(postgres, next), `after request ${index}`).toEqual(await ask(sqlite, next));
    }
    expect(await everything(postgres)).toEqual(await everything(sqlite));
    report(answers);
    expect(missing(answers)).toEqual([]);
  },
  180 * Math.max(count, 2_000),
);

/** The same ids and times, so that the answers can be compared exactly. */
function sameSurroundings() {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
  return { newId, now: () => new Date(clock.now) };
}

async function startOnPostgres(): Promise<TestServer> {
  const database = await createTestDatabase(inject('postgresUrl'));
  const { customers, apiKeys, close } = await openPostgresStores(database.url);
  onTestFinished(async () => {
    await close();
    await database.drop();
  });
  return startServer({ ...sameSurroundings(), customers, apiKeys });
}

type Answer = Pick<TestResponse, 'status' | 'text'> & { readonly headers: Readonly<Record<string, string>> };

async function ask(server: TestServer, { method, path, headers, body }: GeneratedRequest): Promise<Answer> {
  const { status, text, headers: received } = await server.send(method, path, { headers, body });
  const { date: _, ...compared } = Object.fromEntries(received);
  return { status, text, headers: compared };
}

/** The request with the entity tag that its customer had in an earlier answer, in place of the words for it. */
function withKnownTag(sent: GeneratedRequest, tags: ReadonlyMap<string, string>): GeneratedRequest {
  const ifMatch = sent.headers['if-match'];
  const known = tags.get(customerOf(sent));
  if (ifMatch === undefined || known === undefined) return sent;
  return { ...sent, headers: { ...sent.headers, 'if-match': ifMatch.replace(KNOWN_TAG, known) } };
}

function rememberTag(sent: GeneratedRequest, { headers }: Answer, tags: Map<string, string>): void {
  if (headers.etag !== undefined) tags.set(customerOf(sent), headers.etag);
}

/** The tenant and the customer that a path names. */
function customerOf({ path, headers }: GeneratedRequest): string {
  return `${headers['x-api-key']} ${path.replace(/\/(?:un)?archive$/, '')}`;
}

/** The request for the next page, by the cursor of the answer, if there is one. */
function followingPage(sent: GeneratedRequest, answer: Answer): GeneratedRequest | undefined {
  const [path, search] = sent.path.split('?');
  const cursor = path === '/customers' && answer.status === 200 && JSON.parse(answer.text).meta.next_cursor;
  if (!cursor) return undefined;
  const query = new URLSearchParams(search);
  query.delete('page');
  return { ...sent, path: `${path}?${query}&cursor=${cursor}` };
}

/** The lists of all customers of both tenants. */
async function everything(server: TestServer): Promise<string[]> {
  const pages: string[] = [];
  for (const key of [apiKey, otherApiKey]) {
    for (let page = 1; ; page += 1) {
      const path = `/customers?archived=include&per_page=100&page=${page}`;
      const { text, body } = await server.send('GET', path, { headers: { 'x-api-key': key } });
      pages.push(text);
      if (body.meta.next_page === null) break;
    }
  }
  return pages;
}

function report(answers: ReadonlyMap<string, number>): void {
  const lines = [...answers].toSorted().map(([name, times]) => `${name} × ${times}`);
  console.log(`${inject('postgresDescription')}; seed ${seed}; ${lines.join(', ')}`);
}

/** The answers that must occur to make the comparison meaningful. */
function missing(answers: ReadonlyMap<string, number>): string[] {
  const wanted = [
    ...['bulk 200', 'bulk 422', 'single 201', 'single 409', 'single 422'],
    ...['update 200', 'update 404', 'update 409', 'update 412', 'update 422', 'get 200', 'get 404', 'details 200'],
    ...['details 404', 'archive 200', 'unarchive 200', 'delete 200', 'delete 404', 'delete 412'],
    ...['list 200', 'list 422', 'search 200', 'csv 200'],
  ];
  return wanted.filter((name) => !answers.has(name));
}
