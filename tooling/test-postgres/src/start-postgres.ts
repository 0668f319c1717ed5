import { findLocalBinaries, findNpmBinaries, oldestMajorVersion, type ServerBinaries } from './binaries.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { createTestDatabase, type TestDatabase, withConnection } from './test-database.ts';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A running PostgreSQL that belongs to the caller. */
export interface TestPostgres {
  /** Connection URL of an empty database, with the password. The user may create databases. */
  readonly url: string;
  /** Describes the server without secrets, for the caller to print: `local server binaries 15.18 (/usr/lib/…)`. */
  readonly description: string;
  /** Creates an empty UTF-8 database and resolves with its URL. {@link TestPostgres.stop} removes it. */
  createDatabase(): Promise<string>;
  /** Stops the server and removes its files, or drops what was created in a given server. Safe to call twice. */
  stop(): Promise<void>;
  /**
   * Restarts the server on the same port and resolves when it accepts connections. Absent on a server given by
   * `TEST_DATABASE_URL`, which others may use.
   */
  readonly restart?: Cluster['restart'];
}

/** A PostgreSQL that nothing else uses, so that it can be restarted, killed and copied. */
export type OwnPostgres = TestPostgres & Cluster;

/**
 * Gives tests a real PostgreSQL (13 or later) from the first available source: `TEST_DATABASE_URL`, server binaries on this
 * machine, server binaries from npm. `TEST_POSTGRES_SOURCE` names the only source to try. If the server of a source does
 * not start, no other source is tried.
 *
 * The server stops with the process that started it, however that process ends.
 *
 * @throws Error with one sentence: what to install if there is no server, or why the available one cannot be used.
 */
export async function startPostgres(env: Environment = process.env): Promise<TestPostgres> {
  const sources = sourcesFrom(env);
  for (const source of sources) {
    const server = await starters[source](env);
    if (server) return server;
  }
  throw noServer(sources);
}

/** Starts a PostgreSQL from server binaries, as {@link startPostgres} does; `TEST_DATABASE_URL` is ignored. */
export async function startOwnPostgres(env: Environment = process.env): Promise<OwnPostgres> {
  const binaries = await findOwnBinaries(env);
  if (!binaries) throw noServer(['local-binaries', 'npm-package']);
  return startFromBinaries(binaries);
}

/** The programs from which {@link startOwnPostgres} starts a server. */
export async function findOwnBinaries(env: Environment = process.env): Promise<ServerBinaries | undefined> {
  return (await findLocalBinaries(env)) ?? (await findNpmBinaries());
}

type PostgresSource = 'database-url' | 'local-binaries' | 'npm-package';

/** In the order in which they are tried. */
const starters: Readonly<Record<PostgresSource, (env: Environment) => Promise<TestPostgres | undefined>>> = {
  'database-url': async ({ TEST_DATABASE_URL: url }) => (url ? openTestDatabases(url) : undefined),
  'local-binaries': async (env) => startIfFound(await findLocalBinaries(env)),
  'npm-package': async () => startIfFound(await findNpmBinaries()),
};

function sourcesFrom({ TEST_POSTGRES_SOURCE: wanted }: Environment): readonly PostgresSource[] {
  const known = Object.keys(starters) as PostgresSource[];
  if (!wanted) return known;
  const source = known.find((name) => name === wanted);
  if (!source) throw new Error(`TEST_POSTGRES_SOURCE is "${wanted}", which is none of ${known.join(', ')}.`);
  return [source];
}

function noServer(sources: readonly PostgresSource[]): Error {
  return new Error(
    `No PostgreSQL found (tried ${sources.join(', ')}): set TEST_DATABASE_URL, or install the PostgreSQL server ` +
      "(Debian: apt-get install postgresql), or run pnpm install without leaving out this package's optional dependencies.",
  );
}

async function startIfFound(binaries: ServerBinaries | undefined): Promise<TestPostgres | undefined> {
  return binaries && startFromBinaries(binaries);
}

async function startFromBinaries(binaries: ServerBinaries): Promise<OwnPostgres> {
  const cluster = await startCluster(binaries);
  const createDatabase = async () => (await createTestDatabase(cluster.url)).url;
  return { ...cluster, description: binaries.description, createDatabase };
}

/**
 * Uses the server of `TEST_DATABASE_URL`. It leaves the database of that URL alone, creates every database beside it, and
 * `stop` drops them. A killed process leaves its databases, named `rollcall_test_…`.
 *
 * @throws Error with one sentence if the server does not answer, is too old, or does not let the user create databases.
 */
async function openTestDatabases(serverUrl: string): Promise<TestPostgres> {
  const databases: TestDatabase[] = [];
  const createDatabase = async (): Promise<string> => {
    const database = await createTestDatabase(serverUrl);
    databases.push(database);
    return database.url;
  };
  try {
    const version = await serverVersion(serverUrl);
    return {
      url: await createDatabase(),
      description: `TEST_DATABASE_URL, server ${version}`,
      createDatabase,
      stop: async () => {
        await Promise.all(databases.map((database) => database.drop()));
      },
    };
  } catch (error) {
    throw new Error(`The server of TEST_DATABASE_URL cannot be used: ${reason(error)}.`, { cause: error });
  }
}

async function serverVersion(url: string): Promise<string> {
  const { rows } = await withConnection(url, (client) =>
    client.query<{ version: string }>("SELECT current_setting('server_version') AS version"),
  );
  const version = rows[0]?.version ?? 'of unknown version';
  if (Number.parseInt(version, 10) >= oldestMajorVersion) return version;
  throw new Error(`it is PostgreSQL ${version}, the oldest supported is ${oldestMajorVersion}`);
}

/** A refused connection to a name with several addresses is an AggregateError, whose own message is empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
