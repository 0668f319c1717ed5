import { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { connectionSettings, createPool } from '../../../src/storage/postgres/connection/connection.ts';
import { PooledDriver, postgresDialect } from '../../../src/storage/postgres/connection/driver.ts';
import { countUnindexed } from '../../../src/storage/postgres/customers/search-indexer.ts';
import { distributePostgres } from '../../../src/storage/postgres/open.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { recordOf } from '../../support/customer-records.ts';
import { EarlierCustomerStore, migrateToTriggers } from '../../support/earlier-version.ts';
import { coordinator, describeOnCitus, emptyCitusDatabase } from '../../support/open-citus.ts';
import { emptyDatabase, execute, storesOn } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';
import { poolerProblem, refusing, usePooler } from '../../support/pgbouncer.ts';
import { runServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { uncountedCustomers } from '../../support/uncounted-customers.ts';

if (poolerProblem !== undefined) console.log(`skipped: ${poolerProblem}`);

const all = { offset: 0, limit: 1_000 };

async function keysWith({ customers }: TestStores, searchTerm: string): Promise<string[]> {
  const { records } = await customers.list(tenant, { archived: 'include', searchTerm }, all);
  return records.map(({ attributes }) => attributes.customer_key);
}

it('rollcall-server distribute ends with a sentence if the database has no Citus', async () => {
  const environment = { DATABASE_URL: await emptyDatabase() };
  expect(await runServer(await temporaryFolder(), environment, ['distribute'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'The database lacks the extension citus, which distributes tables: install it on the coordinator and on the ' +
      'workers, run CREATE EXTENSION citus in the database on each of them, and add the workers with citus_add_node.\n',
  });
});

it('rollcall-server distribute ends with a sentence on SQLite', async () => {
  expect(await runServer(await temporaryFolder(), {}, ['distribute'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Only PostgreSQL with Citus can be distributed; DATABASE_URL names a SQLite database.\n',
  });
});

describeOnCitus('rollcall-server distribute', () => {
  // Each transaction gets another connection.
  const pooler = usePooler({ ...refusing, pool_mode: 'transaction', server_round_robin: 1 }, coordinator);

  it('can be repeated, and says over how many nodes it has distributed the tables', async () => {
    const url = await emptyCitusDatabase();
    const folder = await temporaryFolder();
    const { host, pathname } = new URL(url);
    for (let run = 0; run < 2; run += 1) {
      const { exitCode, stdout, stderr } = await runServer(folder, { DATABASE_URL: url }, ['distribute']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/ is distributed by tenant over \d nodes?\.\n$/);
      expect(stdout).toContain(`The database ${pathname.slice(1)} on ${host} `);
    }
  });

  it.skipIf(poolerProblem !== undefined)('can run several times at once behind a pooler', async () => {
    const url = await emptyCitusDatabase();
    const runs = Array.from({ length: 3 }, () => distributePostgres(pooler.through(url)));
    const nodes = (await Promise.all(runs)).map((distributed) => distributed.nodes);
    expect(nodes).toEqual([nodes[0], nodes[0], nodes[0]]);
    const locks = "select 1 from pg_locks join pg_database on oid = database where locktype = 'advisory' and datname =";
    expect(await execute(url, `${locks} current_database()`)).toEqual([]);
  });

  it('keeps the customers of an earlier version, their counts and the search, and leaves no copy', async () => {
    const url = await emptyCitusDatabase();
    const earlierDb = new Kysely<Tables>({
      dialect: postgresDialect(new PooledDriver(createPool(connectionSettings(url)))),
    });
    onTestFinished(() => earlierDb.destroy());
    await migrateToTriggers(earlierDb);
    const records = Array.from({ length: 250 }, (_, n) => recordOf(`early-${n}`));
    await new EarlierCustomerStore(earlierDb).insertMany(tenant, records);
    await distributePostgres(url);

    const stores = await storesOn(url);
    expect(await uncountedOf(stores)).toEqual([]);
    await stores.customers.insertMany(tenant, [recordOf('late')]);
    await stores.customers.delete(tenant, 'early-1');
    expect(await stores.customers.list(tenant, { archived: 'exclude' }, all)).toMatchObject({ totalCount: 250 });
    expect(await keysWith(stores, 'early-249@')).toEqual(['early-249']);
    await stores.settle();
    expect(await countUnindexed(stores.db)).toBe(0);
    expect(await keysWith(stores, 'early-249@')).toEqual(['early-249']);
    expect(await localRows(url)).toBe(0);
  });

  it('distributes the tables of a schema of its own, and leaves those of another program', async () => {
    const database = await emptyCitusDatabase();
    await execute(database, 'create table customers (id int primary key); create schema rollcall');
    const url = `${database}?options=-csearch_path%3Drollcall`;
    await distributePostgres(url);
    const stores = await storesOn(url);
    await stores.customers.insertMany(tenant, [recordOf('one'), recordOf('two')]);
    await stores.settle();
    await stores.customers.delete(tenant, 'two');
    expect(await keysWith(stores, 'example')).toEqual(['one']);
    const [known] = await execute(
      database,
      `select string_agg(name, ' ' order by name) as names
      from (select distinct logicalrelid::text as name from pg_dist_shard) as known`,
    );
    expect(known?.names).toBe(
      'rollcall.customer_counts rollcall.customer_search rollcall.customers rollcall.customers_to_digest ' +
        'rollcall.idempotency_keys rollcall.transaction_marks',
    );
  });

  it('refuses the database of a worker with a sentence, as every command does', async () => {
    const url = await emptyCitusDatabase();
    await distributePostgres(url);
    const worker = await workerOf(url);
    const folder = await temporaryFolder();
    for (const command of ['distribute', 'migrate', 'serve'])
      expect(await runServer(folder, { DATABASE_URL: worker }, [command])).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: 'The database is that of a Citus worker; use that of the coordinator.\n',
      });
  });
});

/** Citus compares the tables of one tenant at a time. */
async function uncountedOf({ db }: TestStores): Promise<unknown[]> {
  return uncountedCustomers(db);
}

/** The customers in the table of the coordinator itself, which Citus hides. */
async function localRows(url: string): Promise<unknown> {
  const [row] = await execute(url, "select pg_relation_size('customers')::int as bytes");
  return row?.bytes;
}

async function workerOf(url: string): Promise<string> {
  const [row] = await execute(
    url,
    "select nodename || ':' || nodeport as host from pg_dist_node where groupid <> 0 limit 1",
  );
  return Object.assign(new URL(url), { host: row?.host }).href;
}
