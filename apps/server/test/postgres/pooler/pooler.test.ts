import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { isBehindPooler } from '../../../src/storage/postgres/connection/pooler.ts';
import { inTransaction } from '../../../src/storage/postgres/connection/transaction.ts';
import {
  migratePostgres,
  type OpenPostgresDatabase,
  openPostgresDatabase,
} from '../../../src/storage/postgres/open.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import { recordOf } from '../../support/customer-records.ts';
import { emptyDatabase } from '../../support/open-postgres.ts';
import { tenant as tenantOfRegistry } from '../../support/open-test-stores.ts';
import { ignoring, pooledDatabase, poolerProblem, refusing, usePooler } from '../../support/pgbouncer.ts';
import { rowsOf, withRegistry } from '../../support/registries.ts';
import { runCommand, runKeys, serve, statusWith } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

if (poolerProblem !== undefined) console.log(`skipped: ${poolerProblem}`);

test('a database without a pooler in between is recognized', async () => {
  expect(await isBehindPooler(await emptyDatabase())).toBe(false);
});

async function open(url: string, preparedStatements?: boolean): Promise<OpenPostgresDatabase> {
  const opened = await openPostgresDatabase({ url, poolMax: 8, preparedStatements, onConnectionLost: () => {} });
  onTestFinished(() => opened.close());
  return opened;
}

const tenant = 'tenant_of_pooler';

/** Processes that write and read at the same time, each with more connections than the pooler has. */
async function loadOn(databases: readonly OpenPostgresDatabase[]): Promise<number> {
  const inserted = await Promise.all(
    Array.from({ length: 120 }, async (_, round) => {
      const { customers } = postgresStores((databases[round % databases.length] ?? expect.fail()).db);
      // Each customer is part of several rounds.
      const keys = Array.from({ length: 10 }, (_, index) => `customer-${(round * 5 + index) % 200}`);
      const outcomes = await customers.insertMany(
        tenant,
        keys.map((key) => recordOf(key)),
      );
      expect((await customers.findByKey(tenant, keys[0] ?? ''))?.attributes.customer_key).toBe(keys[0]);
      return outcomes.filter((outcome) => 'inserted' in outcome).length;
    }),
  );
  return inserted.reduce((sum, count) => sum + count, 0);
}

describe.skipIf(poolerProblem !== undefined).each([
  { mode: 'transaction', configuration: 'default settings', settings: refusing },
  { mode: 'transaction', configuration: 'ignore_startup_parameters', settings: ignoring },
  { mode: 'session', configuration: 'default settings', settings: refusing },
  { mode: 'session', configuration: 'ignore_startup_parameters', settings: ignoring },
])('PgBouncer ($mode pooling, $configuration)', ({ mode, configuration, settings }) => {
  // In session mode, each connection of the three processes occupies one.
  const pooler = usePooler({ pool_mode: mode, default_pool_size: mode === 'session' ? 30 : 4, ...settings });
  const title = `behind PgBouncer (${mode} pooling, ${configuration})`;

  test(`${title}, three processes create each customer once under load`, async () => {
    const { pooled } = await pooledDatabase(pooler);
    const databases = await Promise.all([1, 2, 3].map(() => open(pooled)));
    expect(await loadOn(databases)).toBe(200);
  });

  test(`${title}, a transaction has the time limits of the server, and no other client gets them`, async () => {
    const { pooled } = await pooledDatabase(pooler);
    expect(await isBehindPooler(pooled)).toBe(true);
    const { db } = await open(`${pooled}?lock_timeout=1234`);
    const limits = sql<{ limits: string[] }>`
      select array[current_setting('statement_timeout'), current_setting('lock_timeout'),
        current_setting('idle_in_transaction_session_timeout')] as limits`;
    const inside = await inTransaction(db, (transaction) => limits.execute(transaction));
    expect(inside.rows[0]?.limits).toEqual(['10s', '1234ms', '15s']);
    expect((await limits.execute(db)).rows[0]?.limits).toEqual(['0', '0', '0']);
  });
});

describe.skipIf(poolerProblem !== undefined)('PgBouncer with transaction pooling', () => {
  const pooler = usePooler({ pool_mode: 'transaction', default_pool_size: 4 });

  describeRateLimiter('PostgreSQL behind transaction pooling', async () => {
    const { pooled } = await pooledDatabase(pooler);
    const openOne = async () => {
      const opened = await openDatabase({ kind: 'postgres', url: pooled, poolMax: 4 }, pino({ level: 'silent' }));
      onTestFinished(opened.close);
      return opened.createRateLimiter;
    };
    return [await openOne(), await openOne()];
  });

  test('behind transaction pooling, processes that open an empty database at once migrate it one after another', async () => {
    const { direct, pooled } = await pooledDatabase(pooler);
    await Promise.all(Array.from({ length: 8 }, () => migratePostgres(pooled)));
    const { db } = await open(direct);
    const { rows } = await sql`select objid from pg_locks where locktype = 'advisory' and database = (
      select oid from pg_database where datname = current_database())`.execute(db);
    expect(rows).toEqual([]);
  });

  test('behind transaction pooling, several servers and the commands migrate and keys work at the same time', async () => {
    const { pooled } = await pooledDatabase(pooler);
    const folder = await temporaryFolder();
    const environment = { DATABASE_URL: pooled, LOG_LEVEL: 'fatal' };
    const migrated = await Promise.all([1, 2].map(() => runCommand(folder, environment, ['migrate'])));
    expect(migrated.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual([
      { exitCode: 0, stderr: '' },
      { exitCode: 0, stderr: '' },
    ]);
    const servers = await Promise.all([serve(folder, environment), serve(folder, environment)]);
    const key = (await runKeys(folder, environment, 'create', '--tenant', 'acme')).stdout.trim();
    for (const { url } of servers) expect(await statusWith(url, key)).toBe(200);
  });

  test('behind transaction pooling, a database can be copied from and to, and to itself is refused', async () => {
    const [from, to] = [await pooledDatabase(pooler), await pooledDatabase(pooler)];
    await withRegistry(from.pooled, async ({ customers }) => {
      await customers.insertMany(tenantOfRegistry, [recordOf('one'), recordOf('two')]);
    });
    const folder = await temporaryFolder();
    const copy = (target: string) => runCommand(folder, {}, ['copy', '--from', from.pooled, '--to', target]);
    expect((await copy(to.pooled)).exitCode).toBe(0);
    expect(await rowsOf(to.direct)).toEqual(await rowsOf(from.direct));
    expect((await copy(from.direct)).stderr).toMatch(/^--from and --to are the same: /);
  });

  test('behind transaction pooling, no statement has a name', async () => {
    const { direct, pooled } = await pooledDatabase(pooler);
    const database = await open(pooled);
    await loadOn([database]);
    const { rows } = await database.pool.query('select name from pg_prepared_statements');
    expect(rows).toEqual([]);
    const unpooled = await open(direct);
    await postgresStores(unpooled.db).customers.findByKey(tenant, 'customer-1');
    const names = await Promise.all(
      Array.from({ length: 8 }, () => unpooled.pool.query('select name from pg_prepared_statements')),
    );
    expect(names.flatMap((result) => result.rows)).toContainEqual({ name: 'find_customer_by_key' });
  });
});

describe.skipIf(poolerProblem !== undefined)('PgBouncer with session pooling', () => {
  const pooler = usePooler({ pool_mode: 'session', default_pool_size: 30 });

  test('behind session pooling, statements can be prepared by name if the operator says so', async () => {
    const { pooled } = await pooledDatabase(pooler);
    const database = await open(pooled, true);
    expect(await loadOn([database])).toBe(200);
    const names = await Promise.all(
      Array.from({ length: 8 }, () => database.pool.query('select name from pg_prepared_statements')),
    );
    expect(names.flatMap((result) => result.rows)).toContainEqual({ name: 'insert_customers' });
  });
});

describe.skipIf(poolerProblem !== undefined)('PgBouncer with statement pooling', () => {
  const pooler = usePooler({ pool_mode: 'statement', default_pool_size: 4 });

  test('behind statement pooling, which allows no transactions, the server refuses to start with the reason', async () => {
    const { pooled } = await pooledDatabase(pooler);
    await expect(open(pooled)).rejects.toThrow(/transaction blocks not allowed in statement pooling mode/i);
  });
});
