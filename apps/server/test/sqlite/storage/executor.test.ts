import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { customerColumns, toCustomerRow } from '../../../src/storage/sql/tables.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { WorkExecutor } from '../../../src/storage/sqlite/worker/executor.ts';
import {
  closeDatabaseFile,
  openDatabaseFile,
  type SafeLibsqlDatabase,
} from '../../../src/storage/sqlite/worker/libsql.ts';
import type { Work, WorkResponse } from '../../../src/storage/sqlite/worker/protocol.ts';
import { recordOf } from '../../support/customer-records.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** An executor in this thread, so that a test decides which requests wait at the same time. */
async function openExecutor() {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const { db, close } = await openSqliteDatabase(file);
  await db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  await close();
  const database = openDatabaseFile(file);
  onTestFinished(() => closeDatabaseFile(database));
  return { database, executor: new WorkExecutor(database) };
}

const valuesOf = (key: string, tenant = 't') => {
  const row = toCustomerRow(tenant, recordOf(key));
  return customerColumns.map((column) => row[column]);
};
const insert = (key: string, tenant?: string): Work => ({
  kind: 'insert',
  areRecorded: false,
  values: valuesOf(key, tenant),
});
const count: Work = { kind: 'statement', sql: 'select count(*) as customers from customers', parameters: [] };
const save = (member: number, key: string): Work => ({
  kind: 'statement',
  sql: "insert into idempotency_keys values ('t', ?, 'f', 1, 2, null, null, null, '{}')",
  parameters: [key],
  member,
});

/** Adds requests that wait at the same time, numbered from 1, and runs all of them. */
function runAll(executor: WorkExecutor, works: readonly Work[], onStep: () => void = () => {}): WorkResponse[] {
  for (const [index, work] of works.entries()) executor.add({ ...work, id: index + 1 });
  const responses: WorkResponse[] = [];
  for (let due = executor.step(); due !== undefined; due = executor.step()) {
    responses.push(...due);
    onStep();
  }
  return responses;
}

const idsOf = (responses: readonly WorkResponse[]) => responses.map(({ id }) => id);
const inserted = { missing: [], conflicting: [] };

/** Makes every commit fail, as a broken disk does. Returns a function that repairs it. */
function breakCommits(database: SafeLibsqlDatabase): () => void {
  const { prepare } = database;
  database.prepare = (sql) => {
    if (sql === 'commit') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    return prepare.call(database, sql);
  };
  return () => {
    database.prepare = prepare;
  };
}

test('inserts that wait at the same time share one commit, after which all of them get their response, in order', async () => {
  const { database, executor } = await openExecutor();
  const works = [insert('a'), insert('b'), insert('a'), insert('c')];
  for (const [index, work] of works.entries()) executor.add({ ...work, id: index + 1 });
  for (const _ of works) {
    expect(executor.step()).toEqual([]);
    expect(database.inTransaction).toBe(true);
  }
  const responses = executor.step();
  expect(database.inTransaction).toBe(false);
  expect(responses).toMatchObject([
    { id: 1, value: inserted },
    { id: 2, value: inserted },
    { id: 3, value: { missing: [0], conflicting: [{ customer_key: 'a' }] } },
    { id: 4, value: inserted },
  ]);
  expect(executor.step()).toBeUndefined();
});

test('if a commit fails, all inserts that share it fail, none of them is stored, and later inserts succeed', async () => {
  const { database, executor } = await openExecutor();
  const repair = breakCommits(database);
  const failure = { code: 'SQLITE_IOERR_FSYNC', message: 'disk I/O error' };
  expect(runAll(executor, [insert('a'), insert('b')])).toEqual([
    { id: 1, failure },
    { id: 2, failure },
  ]);
  repair();
  expect(runAll(executor, [count, insert('a')])).toMatchObject([
    { id: 2, value: inserted },
    { id: 1, value: { rows: [{ customers: 1 }] } },
  ]);
});

test('if one insert of a commit group fails, the others fail too, and nothing of the group is stored', async () => {
  const { executor } = await openExecutor();
  const responses = runAll(executor, [insert('a'), insert('b', 'no such tenant'), insert('c')]);
  expect(responses).toMatchObject([
    { id: 1, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 2, failure: { code: expect.stringContaining('SQLITE_CONSTRAINT') } },
    { id: 3, value: inserted },
  ]);
  expect(runAll(executor, [count])).toMatchObject([{ value: { rows: [{ customers: 1 }] } }]);
});

test('a member of a commit group gets its responses at once, and the group commits after the member has left', async () => {
  const { database, executor } = await openExecutor();
  const joined = [
    { kind: 'join', member: 7 },
    { ...insert('a'), member: 7 },
  ] as Work[];
  expect(idsOf(runAll(executor, [...joined, insert('b')]))).toEqual([1, 2]);
  expect(database.inTransaction).toBe(true);
  const rest = [save(7, 'key'), { kind: 'leave', member: 7, failed: false }] as Work[];
  expect(idsOf(runAll(executor, rest))).toEqual([1, 3, 2]);
  expect(database.inTransaction).toBe(false);
});

test('a member of a failed commit group keeps failing until it leaves, and the next group commits without it', async () => {
  const { executor } = await openExecutor();
  runAll(executor, [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 } as Work, insert('b', 'no such tenant')]);
  const responses = runAll(executor, [insert('c'), save(7, 'key'), { kind: 'leave', member: 7, failed: false }]);
  expect(responses).toMatchObject([
    { id: 2, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 1, value: inserted },
  ]);
});

test('a member that fails without having written anything does not make its commit group fail', async () => {
  const { executor } = await openExecutor();
  runAll(executor, [insert('a')]);
  const works = [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 }, insert('b')] as Work[];
  runAll(executor, works);
  const responses = runAll(executor, [{ kind: 'leave', member: 7, failed: true }]);
  expect(responses).toMatchObject([{ id: 3, value: inserted }, { id: 1 }]);
  expect(responses.filter((response) => 'failure' in response)).toEqual([]);
});

test('a member that fails after it has written makes its whole commit group fail', async () => {
  const { executor } = await openExecutor();
  runAll(executor, [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 } as Work, insert('b')]);
  const responses = runAll(executor, [{ kind: 'leave', member: 7, failed: true }, count]);
  expect(responses).toMatchObject([
    { id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 1, failure: {} },
    { id: 2, value: { rows: [{ customers: 0 }] } },
  ]);
});

test('an exclusive transaction contains no work of other requests, and rolls back none of it', async () => {
  const { executor } = await openExecutor();
  const exclusive = 9;
  runAll(executor, [{ kind: 'begin', exclusive }, { ...insert('own'), exclusive } as Work, insert('other'), count]);
  const responses = runAll(executor, [{ kind: 'end', exclusive, commit: false }]);
  expect(responses.at(-1)).toMatchObject({ value: { rows: [{ customers: 1 }] } });
});

test('a transaction that SQLite has rolled back by itself accepts no more work', async () => {
  const { executor } = await openExecutor();
  const exclusive = 9;
  const broken: Work = { kind: 'statement', sql: 'rollback', parameters: [], exclusive };
  const responses = runAll(executor, [{ kind: 'begin', exclusive }, broken, { ...insert('late'), exclusive } as Work]);
  expect(responses.at(-1)).toMatchObject({ id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } });
  runAll(executor, [{ kind: 'end', exclusive, commit: false }]);
  expect(runAll(executor, [count])).toMatchObject([{ value: { rows: [{ customers: 0 }] } }]);
});

test('a request that needs the database alone waits for four inserts at most, however many are waiting', async () => {
  const { executor } = await openExecutor();
  const many = Array.from({ length: 40 }, (_, index) => insert(`many-${index}`));
  expect(idsOf(runAll(executor, [...many, count, count])).indexOf(41)).toBe(4);
});

test('a commit group takes 16 inserts at most, however many are waiting', async () => {
  const { database, executor } = await openExecutor();
  let commits = 0;
  runAll(
    executor,
    Array.from({ length: 40 }, (_, index) => insert(`many-${index}`)),
    () => {
      if (!database.inTransaction) commits += 1;
    },
  );
  expect(commits).toBe(3);
});

const builtClient = new URL('../../../dist/storage/sqlite/worker/client.js', import.meta.url).href;

/** More rows than fit in any memory. */
const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select hex(randomblob(1000)) from n';

const program = `
  import(${JSON.stringify(builtClient)}).then(async ({ DatabaseWorkerClient }) => {
    const worker = await DatabaseWorkerClient.open(':memory:');
    setInterval(() => {}, 1_000);
    await worker.submit({ kind: 'statement', sql: ${JSON.stringify(endless)}, parameters: [] });
  }).catch(() => {});
`;

test('if the database worker crashes, the process ends with the reason', async () => {
  const args = ['--max-old-space-size=64', '-e', program];
  const ending = promisify(execFile)(process.execPath, args, { timeout: 120_000 });
  await expect(ending).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('ERR_WORKER_OUT_OF_MEMORY') });
});
