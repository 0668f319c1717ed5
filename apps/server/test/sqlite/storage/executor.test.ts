import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { customerColumns, toCustomerRow } from '../../../src/storage/sql/tables.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { DatabaseOwner } from '../../../src/storage/sqlite/worker/executor.ts';
import {
  closeDatabaseFile,
  type GuardedDatabase,
  openDatabaseFile,
} from '../../../src/storage/sqlite/worker/libsql.ts';
import type { Answer, Work } from '../../../src/storage/sqlite/worker/protocol.ts';
import { recordOf } from '../../support/customer-records.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** An owner in this thread, so that a test decides what waits at the same time. */
async function openOwner() {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const { db, close } = await openSqliteDatabase(file);
  await db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  await close();
  const database = openDatabaseFile(file);
  onTestFinished(() => closeDatabaseFile(database));
  return { database, owner: new DatabaseOwner(database) };
}

const valuesOf = (key: string, tenant = 't') => {
  const row = toCustomerRow(tenant, recordOf(key));
  return customerColumns.map((column) => row[column]);
};
const insert = (key: string, tenant?: string): Work => ({ kind: 'insert', values: valuesOf(key, tenant) });
const count: Work = { kind: 'statement', sql: 'select count(*) as customers from customers', parameters: [] };
const save = (member: number, key: string): Work => ({
  kind: 'statement',
  sql: "insert into idempotency_keys values ('t', ?, 'f', '{}', 1)",
  parameters: [key],
  member,
});

/** Gives the owner work that waits at the same time, numbered from 1, and does all of it. */
function doAll(owner: DatabaseOwner, works: readonly Work[], onStep: () => void = () => {}): Answer[] {
  for (const [index, work] of works.entries()) owner.add({ ...work, id: index + 1 });
  const answers: Answer[] = [];
  for (let due = owner.step(); due !== undefined; due = owner.step()) {
    answers.push(...due);
    onStep();
  }
  return answers;
}

const idsOf = (answers: readonly Answer[]) => answers.map(({ id }) => id);
const inserted = { missing: [], taken: [] };

/** Makes every commit fail until it is ended, as a broken disk does. */
function breakCommits(database: GuardedDatabase): () => void {
  const { prepare } = database;
  database.prepare = (sql) => {
    if (sql === 'commit') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    return prepare.call(database, sql);
  };
  return () => {
    database.prepare = prepare;
  };
}

test('inserts that wait at the same time are answered together, in order, after one commit', async () => {
  const { database, owner } = await openOwner();
  const works = [insert('a'), insert('b'), insert('a'), insert('c')];
  for (const [index, work] of works.entries()) owner.add({ ...work, id: index + 1 });
  for (const _ of works) {
    expect(owner.step()).toEqual([]);
    expect(database.inTransaction).toBe(true);
  }
  const answers = owner.step();
  expect(database.inTransaction).toBe(false);
  expect(answers).toMatchObject([
    { id: 1, value: inserted },
    { id: 2, value: inserted },
    { id: 3, value: { missing: [0], taken: [{ customer_key: 'a' }] } },
    { id: 4, value: inserted },
  ]);
  expect(owner.step()).toBeUndefined();
});

test('where the commit fails, all that share it fail, nothing of them is stored, and the next ones succeed', async () => {
  const { database, owner } = await openOwner();
  const mend = breakCommits(database);
  const failure = { code: 'SQLITE_IOERR_FSYNC', message: 'disk I/O error' };
  expect(doAll(owner, [insert('a'), insert('b')])).toEqual([
    { id: 1, failure },
    { id: 2, failure },
  ]);
  mend();
  expect(doAll(owner, [count, insert('a')])).toMatchObject([
    { id: 2, value: inserted },
    { id: 1, value: { rows: [{ customers: 1 }] } },
  ]);
});

test('where one of a group fails, the others are told that nothing of theirs is stored', async () => {
  const { owner } = await openOwner();
  const answers = doAll(owner, [insert('a'), insert('b', 'no such tenant'), insert('c')]);
  expect(answers).toMatchObject([
    { id: 1, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 2, failure: { code: expect.stringContaining('SQLITE_CONSTRAINT') } },
    { id: 3, value: inserted },
  ]);
  expect(doAll(owner, [count])).toMatchObject([{ value: { rows: [{ customers: 1 }] } }]);
});

test('a member is answered at once, and its group waits for it to leave', async () => {
  const { database, owner } = await openOwner();
  const joined = [
    { kind: 'join', member: 7 },
    { ...insert('a'), member: 7 },
  ] as Work[];
  expect(idsOf(doAll(owner, [...joined, insert('b')]))).toEqual([1, 2]);
  expect(database.inTransaction).toBe(true);
  const rest = [save(7, 'key'), { kind: 'leave', member: 7, failed: false }] as Work[];
  expect(idsOf(doAll(owner, rest))).toEqual([1, 3, 2]);
  expect(database.inTransaction).toBe(false);
});

test('a member of a group that has failed fails to the end, and the next group does without it', async () => {
  const { owner } = await openOwner();
  doAll(owner, [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 } as Work, insert('b', 'no such tenant')]);
  const answers = doAll(owner, [insert('c'), save(7, 'key'), { kind: 'leave', member: 7, failed: false }]);
  expect(answers).toMatchObject([
    { id: 2, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 1, value: inserted },
  ]);
});

test('a member that fails without having stored anything takes nobody with it', async () => {
  const { owner } = await openOwner();
  doAll(owner, [insert('a')]);
  const works = [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 }, insert('b')] as Work[];
  doAll(owner, works);
  const answers = doAll(owner, [{ kind: 'leave', member: 7, failed: true }]);
  expect(answers).toMatchObject([{ id: 3, value: inserted }, { id: 1 }]);
  expect(answers.filter((answer) => 'failure' in answer)).toEqual([]);
});

test('a member that fails after it has stored something takes all of its group with it', async () => {
  const { owner } = await openOwner();
  doAll(owner, [{ kind: 'join', member: 7 }, { ...insert('a'), member: 7 } as Work, insert('b')]);
  const answers = doAll(owner, [{ kind: 'leave', member: 7, failed: true }, count]);
  expect(answers).toMatchObject([
    { id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } },
    { id: 1, failure: {} },
    { id: 2, value: { rows: [{ customers: 0 }] } },
  ]);
});

test('the transaction of one has no part of others in it, and takes back none of theirs', async () => {
  const { owner } = await openOwner();
  const own = 9;
  doAll(owner, [{ kind: 'begin', own }, { ...insert('own'), own } as Work, insert('other'), count]);
  const answers = doAll(owner, [{ kind: 'end', own, commit: false }]);
  expect(answers.at(-1)).toMatchObject({ value: { rows: [{ customers: 1 }] } });
});

test('a transaction that SQLite has rolled back by itself takes nothing more', async () => {
  const { owner } = await openOwner();
  const own = 9;
  const broken: Work = { kind: 'statement', sql: 'rollback', parameters: [], own };
  const answers = doAll(owner, [{ kind: 'begin', own }, broken, { ...insert('late'), own } as Work]);
  expect(answers.at(-1)).toMatchObject({ id: 3, failure: { code: 'SQLITE_ABORT_ROLLBACK' } });
  doAll(owner, [{ kind: 'end', own, commit: false }]);
  expect(doAll(owner, [count])).toMatchObject([{ value: { rows: [{ customers: 0 }] } }]);
});

test('what needs the database for itself waits for a few inserts only, however many come', async () => {
  const { owner } = await openOwner();
  const many = Array.from({ length: 40 }, (_, index) => insert(`many-${index}`));
  expect(idsOf(doAll(owner, [...many, count, count])).indexOf(41)).toBe(4);
});

test('a group has an end, however many inserts come', async () => {
  const { database, owner } = await openOwner();
  let commits = 0;
  doAll(
    owner,
    Array.from({ length: 40 }, (_, index) => insert(`many-${index}`)),
    () => {
      if (!database.inTransaction) commits += 1;
    },
  );
  expect(commits).toBe(3);
});
