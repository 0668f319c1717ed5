import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import {
  DatabaseError,
  type QueryResult as PgResult,
  type PoolClient,
  type QueryConfig,
  type QueryResultRow,
} from 'pg';
import { ConnectionLostError } from './postgres-errors.ts';
import { statementNameOf } from './prepared-query.ts';

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
