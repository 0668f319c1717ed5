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
