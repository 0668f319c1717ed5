import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inStatement, inTransaction } from '../../../src/storage/postgres/connection/transaction.ts';
import { PostgresCustomerStore } from '../../../src/storage/postgres/customers/customer-store.ts';
import { openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { recordOf } from '../../support/customer-records.ts';
import { killOtherConnections, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

const unavailable = {
  code: 'service_unavailable',
  message: 'The registry cannot be reached at the moment; try again shortly',
};
const broken = {
  code: 'internal_error',
  message: 'Something went wrong on our side; the request id helps us to find it',
};

test.each([
  {
    given: {},
    statement: "do $$ begin raise 'read-only' using errcode = 'read_only_sql_transaction'; end $$",
    want: '25006 ',
  },
  { given: { statement_timeout: '1500' }, statement: 'select pg_sleep(10)', want: '57014 ' },
  { given: { query_timeout: '1500' }, statement: 'select pg_sleep(10)', want: 'no connection: Query read timeout' },
  { given: {}, statement: 'select pg_terminate_backend(pg_backend_pid())', want: '57P01 ' },
  { given: {}, statement: "do $$ begin raise 'no space' using errcode = 'disk_full'; end $$", want: '53100 ' },
])(
  'a temporary error becomes service_unavailable, and later work succeeds: $want',
  async ({ given, statement, want }) => {
    const { url } = database;
    await storesOn(url);
    const { db, close } = await openPostgresDatabase({
      url: withSettings(url, given),
      poolMax: 1,
      onConnectionLost() {},
    });
    const work = () => sql.raw(statement).execute(db);
    const internal = expect.stringContaining(`PostgreSQL: ${want}`);
    await expect(inStatement(db, work)).rejects.toMatchObject({ ...unavailable, internal });
    const transaction = inTransaction(db, (own) => sql.raw(statement).execute(own));
    await expect(transaction).rejects.toMatchObject({ ...unavailable, internal });
    expect(await new PostgresCustomerStore(db).findByKey(tenant, 'nobody')).toBeUndefined();
    await close();
  },
);

test('a lock that cannot be taken in time becomes service_unavailable', async () => {
  const { url } = database;
  const stores = await storesOn(url);
  const impatient = await storesOn(withSettings(url, { lock_timeout: '50' }));
  await stores.db.transaction().execute(async (transaction) => {
    await stores.customersIn(transaction).insertMany(tenant, [recordOf('locked')]);
    const waiting = impatient.customers.insertMany(tenant, [recordOf('locked')]);
    await expect(waiting).rejects.toMatchObject({ ...unavailable, internal: expect.stringContaining('55P03 ') });
  });
});

test('an unexpected error becomes an internal error that does not quote customers in the log', async () => {
  const { customers, db } = await storesOn(database.url);
  const refused = await customers.insertMany(tenant, [recordOf('secret\0key')]).catch((error) => error);
  expect(refused).toMatchObject({ ...broken, internal: expect.stringContaining('22021 ') });
  expect(JSON.stringify([refused.internal, refused.cause])).not.toContain('secret');
  await expect(inStatement(db, () => sql`select * from nowhere`.execute(db))).rejects.toMatchObject(broken);
});

test('an idle connection that is killed is reported and replaced', async () => {
  const { url } = database;
  const { db: killer } = await storesOn(url);
  let report = (_: Error) => {};
  const reported = new Promise<Error>((resolve) => {
    report = resolve;
  });
  const { check, close } = await openPostgresDatabase({ url, poolMax: 1, onConnectionLost: (error) => report(error) });
  await check();
  await killOtherConnections(killer);
  expect(await reported).toBeInstanceOf(Error);
  await check();
  await close();
});

test('a connection that is killed between two statements of a transaction does not end the process', async () => {
  const { url } = database;
  const { db: killer } = await storesOn(url);
  const { customers, customersIn, db } = await storesOn(url);
  const killed = inTransaction(db, async (transaction) => {
    await customersIn(transaction).insertMany(tenant, [recordOf('half')]);
    await killOtherConnections(killer);
    return customersIn(transaction).insertMany(tenant, [recordOf('done')]);
  });
  await expect(killed).rejects.toMatchObject(unavailable);
  expect(await customers.findByKey(tenant, 'half')).toBeUndefined();
});

/** The same URL with settings of the connection, which override those of the server. */
function withSettings(url: string, settings: Readonly<Record<string, string | undefined>>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(settings)) changed.searchParams.set(name, value ?? '');
  return changed.href;
}
