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
import { ConnectionLostError } from './errors.ts';

/** Kysely's PostgreSQL, over a driver of ours. */
export function postgresDialect(driver: Driver): Dialect {
  return {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** Transactions on the connections of a pool. */
export class PooledDriver implements Driver {
  protected readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    try {
      return new PooledConnection(await this.pool.connect());
    } catch (error) {
      throw new ConnectionLostError(error);
    }
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    await connection.run(beginStatement(settings));
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    const command = await connection.run('commit');
    // What the server makes of it, without an error, when a statement has failed before.
    if (command !== 'COMMIT') throw new Error(`the server has answered COMMIT with ${command}`);
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    // Where it fails, to report is what led here; and the server rolls back when the connection is closed.
    await connection.run('rollback').catch(() => {});
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}

/** The isolation that the stores rely on, whatever the default of the database. */
export function beginStatement({ isolationLevel, accessMode }: TransactionSettings): string {
  return `begin isolation level ${isolationLevel ?? 'read committed'} ${accessMode ?? ''}`;
}

/** One connection of the pool, from when it is taken to when it is given back. */
export class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #isLost = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const name = statementNameOf(query);
    const config = { text: query.sql, values: [...query.parameters], ...(name !== undefined && { name }) };
    const { command, rowCount, rows } = await this.#send(config);
    if (!changes.has(command)) return { rows: rows as Row[] };
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  streamQuery(): never {
    throw new Error('no store reads in streams');
  }

  /** Whether it has broken, or is about to: the server has answered for the last time. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Runs one or more statements without parameters.
   *
   * @returns the tag with which the server has answered the last of them.
   */
  async run(text: string): Promise<string | undefined> {
    const result = await this.#send({ text });
    // One result for each statement; the driver's types know of one only.
    return [result].flat().at(-1)?.command;
  }

  /** Gives the connection back. One that is lost, or in a transaction still, is closed, and the pool makes another. */
  release(): void {
    this.#client.release(this.#isLost || this.#client.getTransactionStatus() !== 'I');
  }

  async #send(config: QueryConfig): Promise<PgResult<QueryResultRow>> {
    // After a time-out, the server may still be at work on the last statement.
    if (this.#isLost) throw new ConnectionLostError('it was lost before');
    try {
      return await this.#client.query(config);
    } catch (error) {
      const isAnswer = error instanceof DatabaseError;
      this.#isLost = !isAnswer || lastWords.test(error.code ?? '');
      throw isAnswer ? error : new ConnectionLostError(error);
    }
  }
}

// Codes after which the server closes the connection: killed, shut down, or idle in a transaction for too long.
const lastWords = /^(?:57P|25P03|08)/;

const changes: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

const statementName = Symbol('statementName');

/**
 * Makes a query one that each connection parses and plans once, and keeps under a name. Only for a query whose best plan
 * is the same for every tenant, since the plan is kept; and that names its columns, since what it returns must not
 * change when a later version adds one.
 *
 * @param name belongs to one SQL text.
 */
export function prepared<Row>(name: string, query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, [statementName]: name } as CompiledQuery<Row>;
}

/** The name of a prepared query; `undefined` for any other. */
export function statementNameOf(query: CompiledQuery & { readonly [statementName]?: string }): string | undefined {
  return query[statementName];
}
