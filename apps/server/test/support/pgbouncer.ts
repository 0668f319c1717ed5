import { createTestDatabase, findPgBouncer, type PgBouncer, startPgBouncer } from '@rollcall/test-postgres';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { DatabaseUnderTest } from './databases.ts';
import { openPostgresStores } from './open-test-stores.ts';

const program = await findPgBouncer();

/** Why no test with a pooler can run on this machine; `undefined` if they can. */
export const poolerProblem =
  program === undefined ? 'there is no PgBouncer on this machine (Debian: apt-get install pgbouncer)' : undefined;

/** PgBouncer refuses the settings of the server in its own default configuration. */
export const refusing = {};

/** PgBouncer accepts the settings, and drops them, as many guides recommend. */
export const ignoring = {
  ignore_startup_parameters: 'statement_timeout,lock_timeout,idle_in_transaction_session_timeout',
};

/**
 * A pooler with few connections to the server, for all tests of a file or of a `describe`.
 *
 * @param serverUrl by default, the server of the other tests.
 */
export function usePooler(
  settings: Readonly<Record<string, string | number>>,
  serverUrl = inject('postgresUrl'),
): Pick<PgBouncer, 'through'> {
  let pooler: PgBouncer | undefined;
  beforeAll(async () => {
    if (program === undefined) return;
    pooler = await startPgBouncer(program, serverUrl, settings);
  });
  afterAll(() => pooler?.stop());
  return { through: (url) => pooler?.through(url) ?? url };
}

/** An empty database, by the URL of the server itself and by that of the pooler. Dropped when the test is over. */
export async function pooledDatabase(pooler: Pick<PgBouncer, 'through'>): Promise<{ direct: string; pooled: string }> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return { direct: url, pooled: pooler.through(url) };
}

/** For the suites of the stores. */
export function databaseBehind(name: string, pooler: Pick<PgBouncer, 'through'>): DatabaseUnderTest {
  return {
    name: `PostgreSQL behind ${name}`,
    open: async () => {
      const { url, drop } = await createTestDatabase(inject('postgresUrl'));
      const stores = await openPostgresStores(pooler.through(url));
      return { ...stores, close: () => stores.close().then(drop) };
    },
  };
}
