import {
  type Compilable,
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../../sql/tables.ts';
import type { InsertRows } from '../customer-store.ts';
import type { DatabaseThread } from './client.ts';
import type { InsertResult } from './protocol.ts';

/** Kysely's SQLite, with its statements run by the thread that has the database. */
export class ThreadDialect implements Dialect {
  readonly #thread: DatabaseThread;

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  createDriver(): Driver {
    return new ThreadDriver(this.#thread);
  }

  createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** Hands out as many connections as are asked for: the thread sees to it that their transactions do not meet. */
class ThreadDriver implements Driver {
  readonly #thread: DatabaseThread;
  readonly #connections = new Set<DatabaseConnection>();
  #onRelease = () => {};

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ThreadConnection> {
    const connection = new ThreadConnection(this.#thread);
    this.#connections.add(connection);
    return connection;
  }

  beginTransaction(connection: ThreadConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: ThreadConnection): Promise<void> {
    return connection.end(true);
  }

  rollbackTransaction(connection: ThreadConnection): Promise<void> {
    return connection.end(false);
  }

  async releaseConnection(connection: ThreadConnection): Promise<void> {
    this.#connections.delete(connection);
    this.#onRelease();
  }

  async destroy(): Promise<void> {
    while (this.#connections.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onRelease = resolve;
      });
    }
    await this.#thread.close();
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: DatabaseThread;
  #own: number | undefined;

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  async begin(): Promise<void> {
    const own = this.#thread.newTransaction();
    await this.#thread.do({ kind: 'begin', own });
    this.#own = own;
  }

  async end(commit: boolean): Promise<void> {
    if (this.#own === undefined) return;
    await this.#thread.do({ kind: 'end', own: this.#own, commit });
    this.#own = undefined;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters } = query;
    const within = this.#own === undefined ? {} : { own: this.#own };
    if (isCustomerInsertion(query)) {
      const result = await this.#thread.do({ kind: 'insert', values: parameters, ...within });
      return { rows: [result as Row] };
    }
    const isLoose = isLookUp(query) && this.#own === undefined;
    const { rows, changes } = await this.#thread.do(
      isLoose ? { kind: 'look-up', sql, parameters } : { kind: 'statement', sql, parameters, ...within },
    );
    return { rows: rows as Row[], ...(changes !== undefined && { numAffectedRows: BigInt(changes) }) };
  }

  streamQuery(): never {
    throw new Error('the thread of the database answers with all rows at once');
  }
}

/** Makes the migrations run in one transaction, so that a crash leaves all of them or none. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The insertion of customers as a query, which the thread does as a whole, and answers with one row. */
interface CustomerInsertion extends CompiledQuery<InsertResult> {
  readonly insertion: true;
}

/** Inserts into a transaction, or durably into a database. */
export function insertInto(db: Kysely<Tables>): InsertRows {
  return async (values) => {
    const insertion = { ...CompiledQuery.raw('insert customers', [...values]), insertion: true };
    const { rows } = await db.executeQuery<InsertResult>(insertion as CustomerInsertion);
    return rows[0] as InsertResult;
  };
}

export function isCustomerInsertion(query: CompiledQuery): query is CustomerInsertion {
  return 'insertion' in query;
}

/**
 * Finds a row without waiting for the end of a transaction that requests share.
 *
 * @param query reads nothing that a shared transaction may have written.
 */
export async function lookUp<Row>(db: Kysely<Tables>, query: Compilable<Row>): Promise<Row | undefined> {
  const { rows } = await db.executeQuery<Row>({ ...query.compile(), lookUp: true } as CompiledQuery<Row>);
  return rows[0];
}

export function isLookUp(query: CompiledQuery): boolean {
  return 'lookUp' in query;
}
