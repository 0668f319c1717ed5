import { expect, it, vi } from 'vitest';
import { distributePostgres } from '../../../src/storage/postgres/open.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { describeOnCitus, emptyCitusDatabase } from '../../support/open-citus.ts';
import { execute } from '../../support/open-postgres.ts';
import { withRegistry } from '../../support/registries.ts';
import type { TestRequest } from '../../support/send.ts';
import type { TestServer } from '../../support/start-server.ts';

vi.setConfig({ testTimeout: 300_000 });

interface Step {
  readonly method: string;
  readonly path: string;
  readonly request?: TestRequest;
  readonly want: number;
}

const idempotent = { 'Idempotency-Key': 'key' };
const many = { customers: Array.from({ length: 40 }, (_, n) => customerNamed(`c-${n}`, { first_name: 'Jane' })) };
const changed = { customers: [customerNamed('c-1', { first_name: 'Zoë' }), customerNamed('new')] };

function post(path: string, body: unknown, want: number, headers: Record<string, string> = {}): Step {
  return { method: 'POST', path, request: { body, headers }, want };
}

function get(path: string, want = 200): Step {
  return { method: 'GET', path, want };
}

function upload(path: string): Step {
  const body = new FormData();
  body.append(
    'csv',
    new Blob(['customer_key,customer_type,primary_email\ncsv,INDIVIDUAL,csv@example.com\n'], { type: 'text/csv' }),
    'customers.csv',
  );
  return { method: 'POST', path, request: { body }, want: 200 };
}

const lists = [
  'page=1&per_page=30',
  'page=5&per_page=9',
  'page=1000&per_page=9',
  'archived=only',
  'page=2&customer_type=INDIVIDUAL&archived=include&per_page=20',
  'date_created=2026-01-01',
  'search_term=jane',
  'page=4&search_term=jane&per_page=9',
  'search_term=j',
  'search_term=zo&customer_type=INDIVIDUAL',
];

const changes: readonly Step[] = [
  post('/customers/bulk-create', many, 200, idempotent),
  post('/customers/bulk-create', many, 200, idempotent),
  post('/customers/bulk-create', changed, 422, idempotent),
  ...['fail', 'skip', 'update'].flatMap((way) => [
    post(`/customers/bulk-create?on_conflict=${way}&dry_run=true`, changed, 200),
    post(`/customers/bulk-create?on_conflict=${way}&atomic=true`, changed, 200),
  ]),
  upload('/customers/csv-upload'),
  upload('/customers/csv-upload?on_conflict=update'),
  post('/customers', customerNamed('one'), 201, { 'Idempotency-Key': 'one' }),
  post('/customers', customerNamed('one'), 201, { 'Idempotency-Key': 'one' }),
  post('/customers', customerNamed('one'), 409),
  { method: 'PATCH', path: '/customers/one', request: { body: { primary_email: 'other@example.com' } }, want: 200 },
  { method: 'PATCH', path: '/customers/one', request: { body: { primary_email: 'c-2@example.com' } }, want: 409 },
  { method: 'POST', path: '/customers/one/archive', want: 200 },
  { method: 'POST', path: '/customers/one/unarchive', want: 200 },
];

const reads: readonly Step[] = [
  ...lists.map((query) => get(`/customers?${query}`)),
  get('/customers/one'),
  get('/customers/one/details'),
  get('/customers/nobody', 404),
];

const deletions: readonly Step[] = [
  { method: 'DELETE', path: '/customers/one', want: 200 },
  { method: 'DELETE', path: '/customers/one', want: 404 },
];

describeOnCitus('requests on Citus', () => {
  it('send each statement to the node of their tenant only, before and after indexing', async () => {
    const url = await emptyCitusDatabase();
    await distributePostgres(url);
    await refusingOtherStatements(url, async ({ send }) => {
      for (const step of [...changes, ...reads]) await run(send, step);
    });
    await withRegistry(url, ({ settle }) => settle());
    await refusingOtherStatements(url, async ({ send }) => {
      for (const step of [...reads, ...deletions]) await run(send, step);
    });
  });
});

/** Runs requests while Citus refuses each statement that needs several shards. */
async function refusingOtherStatements(url: string, work: (server: TestServer) => Promise<void>): Promise<void> {
  const alter = `alter database ${new URL(url).pathname.slice(1)}`;
  await execute(url, `${alter} set citus.multi_task_query_log_level = 'error'`);
  await withRegistry(url, (_, server) => work(server));
  await execute(url, `${alter} reset citus.multi_task_query_log_level`);
}

async function run(send: TestServer['send'], { method, path, request, want }: Step): Promise<void> {
  const { status, body } = await send(method, path, request);
  expect({ method, path, status }).toEqual({ method, path, status: want });
  const cursor = body?.meta?.next_cursor;
  if (cursor)
    expect(await send(method, `${path}&cursor=${cursor}`.replace(/\bpage=\d+&/, ''))).toMatchObject({ status: 200 });
}
