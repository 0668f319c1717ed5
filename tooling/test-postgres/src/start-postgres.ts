import { findLocalBinaries, findNpmBinaries, oldestMajorVersion, type ServerBinaries } from './binaries.ts';
import { startCluster } from './cluster.ts';
import { createTestDatabase, type TestDatabase, withConnection } from './test-database.ts';

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

/** Where a server may come from, see {@link StartPostgresOptions.sources}. */
export type PostgresSource = 'database-url' | 'local-binaries' | 'npm-package';

/** How a restart treats open connections: `fast` ends them after a checkpoint, `immediate` is a crash with recovery. */
export type RestartMode = 'fast' | 'immediate';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How to start a server. `fsync` and `settings` cannot reach a server given by `TEST_DATABASE_URL`: it ignores them. */
export interface StartPostgresOptions {
  /** Whether commits reach the disk, true by default; false is faster, for tests that ask nothing of durability. */
  readonly fsync?: boolean;
  /**
   * Server settings by name, as `postgres -c name=value` takes them: `{ max_connections: 20 }`. None by default. Where the
   * server listens cannot be set.
   */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /**
   * The sources to try, in this order. By default the one that `TEST_POSTGRES_SOURCE` names, else `database-url`,
   * `local-binaries`, `npm-package`.
   */
  readonly sources?: readonly PostgresSource[];
  /** The variables to read `TEST_DATABASE_URL`, `TEST_POSTGRES_SOURCE`, `PG_BIN` and `PATH` from, `process.env` by default. */
  readonly env?: Environment;
}

/** A running PostgreSQL that belongs to whoever started it. */
export interface TestPostgres {
  /** Connection URL of an empty database, password included; the user may create databases. */
  readonly url: string;
  /** What the server is, without secrets, for the caller to print: `local server binaries 15.18 (/usr/lib/…)`. */
  readonly description: string;
  /** Creates an empty UTF-8 database and resolves with its URL. It is gone after {@link TestPostgres.stop}. */
  createDatabase(): Promise<string>;
  /** Stops the server and removes its files, or drops what was created in a given server. Safe to call twice. */
  stop(): Promise<void>;
  /**
   * Restarts the server on the same port and resolves when it accepts connections. Absent on a server given by
   * `TEST_DATABASE_URL`, which is not ours to restart.
   */
  readonly restart?: (mode: RestartMode) => Promise<void>;
}

/**
 * Uses the server of `TEST_DATABASE_URL`: nothing in the database that the URL names is touched, every database is made
 * anew beside it and dropped by `stop`. A process that is killed leaves its databases, named `rollcall_test_…`, behind.
 *
 * @throws Error with one sentence when the server does not answer, is too old, or does not let the user create databases.
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
