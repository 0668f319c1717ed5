import { startCluster } from './server/cluster.ts';
import type { ServerBinaries } from './server/server-binaries.ts';
import { findLocalBinaries } from './sources/local-binaries.ts';
import { findNpmBinaries } from './sources/npm-binaries.ts';
import { openTestDatabases } from './sources/test-databases.ts';
import { createTestDatabase } from './test-database.ts';
import type { Environment, PostgresSource, StartPostgresOptions, TestPostgres } from './test-postgres.ts';

type Starter = (options: StartPostgresOptions, env: Environment) => Promise<TestPostgres | undefined>;

/** In the order in which they are tried: what the caller was given, what the machine has, what npm brought. */
const starters: Readonly<Record<PostgresSource, Starter>> = {
  'database-url': async (_options, { TEST_DATABASE_URL: url }) => (url ? openTestDatabases(url) : undefined),
  'local-binaries': async (options, env) => startFromBinaries(await findLocalBinaries(env), options),
  'npm-package': async (options) => startFromBinaries(await findNpmBinaries(), options),
};

/**
 * Gives a test a real PostgreSQL (13 or later) from the first source that has one. A source that has one which does not
 * start is an error, never a reason to try the next.
 *
 * The server dies with the process that started it, however that process ends.
 *
 * @throws Error with one sentence: what to install when no source has a server, or why the one found cannot be used.
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<TestPostgres> {
  const env = options.env ?? process.env;
  const sources = options.sources ?? sourcesFrom(env);
  for (const source of sources) {
    const server = await starters[source](options, env);
    if (server) return server;
  }
  throw new Error(
    `No PostgreSQL found (tried ${sources.join(', ')}): set TEST_DATABASE_URL, or install the PostgreSQL server ` +
      "(Debian: apt-get install postgresql), or run pnpm install without leaving out this package's optional dependencies.",
  );
}

function sourcesFrom(env: Environment): readonly PostgresSource[] {
  const known = Object.keys(starters) as PostgresSource[];
  const wanted = env.TEST_POSTGRES_SOURCE;
  if (!wanted) return known;
  const source = known.find((name) => name === wanted);
  if (!source) throw new Error(`TEST_POSTGRES_SOURCE is "${wanted}", which is none of ${known.join(', ')}.`);
  return [source];
}

async function startFromBinaries(
  binaries: ServerBinaries | undefined,
  options: StartPostgresOptions,
): Promise<TestPostgres | undefined> {
  if (!binaries) return undefined;
  const { url, restart, stop } = await startCluster(binaries, options);
  const createDatabase = async (): Promise<string> => (await createTestDatabase(url)).url;
  return { url, description: binaries.description, createDatabase, restart, stop };
}
