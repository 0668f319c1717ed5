import { type Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { fullCustomer } from '../../support/full-customer.ts';
import { openSqliteStores, tenant } from '../../support/open-test-stores.ts';
import { openInMemory } from '../../support/sqlite-in-memory.ts';
import { startServerOn } from '../../support/start-server.ts';
import { claimAll, endpointRecord, fanOutAll, outcomeOf } from '../../support/webhook-records.ts';

type Rows = Readonly<Record<string, readonly string[]>>;

/** The rows of every table by its name. Those of the search index have a colon in theirs. */
async function rowsOf(db: Kysely<Tables>): Promise<Rows> {
  const { rows: tables } = await sql<{ name: string; type: string }>`
    select name, type from pragma_table_list where schema = 'main' and type <> 'virtual' order by name`.execute(db);
  const entries: [string, string[]][] = [];
  for (const { name, type } of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    const texts = rows.map((row) => JSON.stringify({ ...row, timestamp: undefined }));
    entries.push([type === 'shadow' ? `:${name}` : name, texts]);
  }
  return Object.fromEntries(entries);
}

/** Leaves a row in every table. */
async function fill(): Promise<Rows> {
  const { stores, apiKeys, queue, db, settle, close } = await openSqliteStores(':memory:');
  await sql`create temporary table of_this_connection (word text)`.execute(db);
  const { send } = await startServerOn({ stores, apiKeys });
  const headers = { 'Idempotency-Key': 'key' };
  const endpoint = endpointRecord();
  await stores.webhooks.createEndpoint(tenant, endpoint);
  await send('POST', '/customers', { body: fullCustomer('first'), headers });
  await fanOutAll(queue);
  const [claimed = expect.fail()] = await claimAll(queue, tenant, endpoint.id);
  await queue.complete([outcomeOf(claimed, endpoint.id)], new Date());
  await settle();
  await send('PATCH', '/customers/first', { body: { city: 'Rome' } });
  await send('POST', '/customers', { body: fullCustomer('second') });
  const rows = await rowsOf(db);
  await close();
  return rows;
}

it('a database in memory that an earlier test has filled is like a new one', async () => {
  const filled = await fill();
  const isEmpty = ([name, rows]: [string, readonly string[]]) => rows.length === 0 && name !== 'kysely_migration_lock';
  expect(Object.entries(filled).filter(isEmpty)).toEqual([]);
  const again = await openInMemory();
  onTestFinished(again.close);
  // Only the connection of the filled one has this table.
  await sql`drop table of_this_connection`.execute(again.db);
  const fresh = await openSqliteDatabase(':memory:');
  onTestFinished(fresh.close);
  expect(await rowsOf(again.db)).toEqual(await rowsOf(fresh.db));
});

it('a database in memory whose schema has changed is not used again', async () => {
  const changed = await openInMemory();
  await sql`drop table customer_counts`.execute(changed.db);
  await changed.close();
  const next = await openInMemory();
  onTestFinished(next.close);
  expect(await rowsOf(next.db)).toHaveProperty('customer_counts', []);
});

it('work for a database in memory that was closed is rejected', async () => {
  const { db, worker, close } = await openInMemory();
  await close();
  const work = { kind: 'statement', sql: 'select 1', parameters: [] } as const;
  await expect(worker.submit(work)).rejects.toThrow('the database is closed');
  await expect(db.selectFrom('tenants').selectAll().execute()).rejects.toThrow();
});
