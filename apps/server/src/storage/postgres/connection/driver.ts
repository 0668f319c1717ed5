import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import {
  DatabaseError,
  type QueryResult as PgResult,
  type Pool,
  type PoolClient,
  type QueryConfig,
  type QueryResultRow,
} from 'pg';
import type { TimeLimits } from './address/connection-url.ts';
import { ConnectionLostError } from './errors.ts';

/** Kysely's PostgreSQL dialect, over a driver of ours. */
export function postgresDialect(driver: Driver): Dialect {
  return {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** The last that the drivers of a database noticed of the node that accepts writes. */
export interface Primary {
  /** When a node refused a write, in milliseconds of the monotonic clock. */
  lastReadOnlyAt: number;
}

/** Transactions on the connections of a pool. */
export class PooledDriver implements Driver {
  readonly pool: Pool;
  readonly #timeLimits: Partial<TimeLimits>;
  /** When each connection was made, in milliseconds of the monotonic clock. */
  readonly #madeAt = new WeakMap<PoolClient, number>();
  readonly #primary: Primary;

  /**
   * @param timeLimits those that each transaction sets for itself, instead of those of its connection.
   * @param primary shared with the other drivers for the same database: one that only reads notices nothing by itself.
   */
  constructor(pool: Pool, timeLimits: Partial<TimeLimits> = {}, primary: Primary = { lastReadOnlyAt: -Infinity }) {
    this.pool = pool;
    this.#timeLimits = timeLimits;
    this.#primary = primary;
    pool.on('connect', (client) => this.#madeAt.set(client, performance.now()));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    try {
      return new PooledConnection(await this.#connect(), () => {
        this.#primary.lastReadOnlyAt = performance.now();
      });
    } catch (error) {
      throw new ConnectionLostError(error);
    }
  }

  /** If one connection turns out to lead to a node that no longer accepts writes, all others of its time may do so too. */
  async #connect(): Promise<PoolClient> {
    for (;;) {
      const client = await this.pool.connect();
      if ((this.#madeAt.get(client) ?? 0) >= this.#primary.lastReadOnlyAt) return client;
      client.release(true);
    }
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    await connection.run(this.beginStatements(settings));
  }

  /** BEGIN with the isolation that the stores rely on, whatever the default of the database, and the time limits. */
  protected beginStatements({ isolationLevel, accessMode }: TransactionSettings): string {
    const begin = `begin isolation level ${isolationLevel ?? 'read committed'} ${accessMode ?? ''}`;
    const limits = Object.entries(this.#timeLimits).map(
      ([name, milliseconds]) => `set local ${name} = ${milliseconds}`,
    );
    return [begin, ...limits].join('; ');
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    const command = await connection.run('commit');
    // If a statement has failed before, the server responds with ROLLBACK, which is not an error for the driver.
    if (command !== 'COMMIT') throw new Error(`the server responded to COMMIT with ${command}`);
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    // If it fails, the error that led here is the one to report. The server rolls back when the connection closes.
    await connection.run('rollback').catch(() => {});
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}

/** One connection of the pool while it is in use. */
export class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #onReadOnly: () => void;
  #isLost = false;
  #lostBy: unknown;

  /** @param onReadOnly called if the server accepts no writes. */
  constructor(client: PoolClient, onReadOnly: () => void) {
    this.#client = client;
    this.#onReadOnly = onReadOnly;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const name = statementNameOf(query);
    const config = { text: query.sql, values: [...query.parameters], ...(name !== undefined && { name }) };
    const { command, rowCount, rows } = await this.#send(config);
    if (!writes.has(command)) return { rows: rows as Row[] };
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  streamQuery(): never {
    throw new Error('no store reads in streams');
  }

  /** Whether the connection is broken or of no use, or the server has announced that it will close it. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Runs one or more statements without parameters.
   *
   * @returns the command tag in the server's response to the last of them.
   */
  async run(text: string): Promise<string | undefined> {
    const result = await this.#send({ text });
    // There is one result for each statement, but the types of the driver know only one.
    return [result].flat().at(-1)?.command;
  }

  /** Returns the connection to the pool, which closes and replaces one that is lost or still in a transaction. */
  release(): void {
    this.#client.release(this.#isLost || this.#client.getTransactionStatus() !== 'I');
  }

  async #send(config: QueryConfig): Promise<PgResult<QueryResultRow>> {
    // After a time-out, the server may still be working on the last statement.
    if (this.#isLost) throw new ConnectionLostError(this.#lostBy);
    try {
      return await this.#client.query(config);
    } catch (error) {
      const isFromServer = error instanceof DatabaseError;
      const isReadOnly = isFromServer && error.code === readOnlyCode;
      if (isReadOnly) this.#onReadOnly();
      this.#isLost = !isFromServer || isReadOnly || closingCodes.test(error.code ?? '');
      this.#lostBy = error;
      throw isFromServer ? error : new ConnectionLostError(error);
    }
  }
}

// The server closes the connection after these: killed, shut down, or idle in a transaction for too long.
const closingCodes = /^(?:57P|25P03|08)/;
// After a failover, connections to the former primary stay open. A new one leads to the present primary.
const readOnlyCode = '25006';

const writes: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

const statementName = Symbol('statementName');

/**
 * Makes a query a prepared statement, which each connection parses and plans once. Only for a query whose best plan is
 * the same for every tenant, because the plan is reused; and that lists its columns, because the result must not change
 * when a later version adds one.
 *
 * @param name must belong to one SQL text.
 */
export function prepared<Row>(name: string, query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, [statementName]: name } as CompiledQuery<Row>;
}

/** The name of a prepared query; `undefined` for any other query. */
function statementNameOf(query: CompiledQuery & { readonly [statementName]?: string }): string | undefined {
  return query[statementName];
}
