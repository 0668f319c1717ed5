import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { unhurriedConnectionSettings } from '../../../src/stores/postgres/connection-settings.ts';
import { settleCommit } from '../../../src/stores/postgres/settle-commit.ts';
import { leaveMark, TransactionMarks } from '../../../src/stores/postgres/transaction-marks.ts';
import { recordOf } from '../../customers/customers.ts';
import { tenant } from '../open-test-stores.ts';
import { connectTo, storesOn, untilSomebodyWaits, useDatabase } from './open-database.ts';

const database = useDatabase();

test.each([
  { given: 'commit', want: 'committed' },
  { given: 'rollback', want: 'aborted' },
])('a transaction that has yet to $given is waited for', async ({ given, want }) => {
  const { db } = await storesOn(database.url);
  const marks = new TransactionMarks();
  const client = await connectTo(database.url);
  for (const isFirst of [true, false]) {
    const mark = marks.take();
    await client.query(`begin; ${leaveMark(mark)}`);
    const settled = settleCommit(unhurriedConnectionSettings(database.url), mark);
    await untilSomebodyWaits(db);
    await client.query(given);
    expect(await settled, isFirst ? 'in a row of its own' : 'in a row that was used before').toBe(want);
    marks.giveBack(mark);
  }
});

test('a transaction that is gone without a trace was not committed', async () => {
  await storesOn(database.url);
  const settings = unhurriedConnectionSettings(database.url);
  expect(await settleCommit(settings, new TransactionMarks().take())).toBe('aborted');
});

test('there are no more marks than connections, and those of long ago are forgotten', async () => {
  const { customers, db } = await storesOn(database.url);
  await sql`delete from transaction_marks`.execute(db);
  await Promise.all(Array.from({ length: 50 }, (_, n) => customers.insertMany(tenant, [recordOf(`marked-${n}`)])));
  const count = async () => (await sql`select from transaction_marks`.execute(db)).rows.length;
  expect(await count()).toBeLessThanOrEqual(8);
  await sql`update transaction_marks set begun_at = begun_at - 2 * 86400000`.execute(db);
  await storesOn(database.url);
  // What is left is from setting up the stores that were just opened.
  expect(await count()).toBe(1);
});
