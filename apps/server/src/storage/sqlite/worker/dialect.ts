import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../../sql/tables.ts';
import type { DatabaseWorkerClient } from './client.ts';
import type { InsertResult, RowsToInsert, Statement, StatementResult } from './protocol.ts';

/** Kysely's SQLite dialect, over a database in a worker. */
export function workerDialect(worker: DatabaseWorkerClient): Dialect {
  return {
    createDriver: () => new WorkerDriver(worker),
    createAdapter: () => new TransactionalDdlAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Inserts customers in the transaction of `db`; durably by themselves if `db` is a database. */
export function insertThrough(db: Kysely<Tables>, rows: RowsToInsert): Promise<InsertResult> {
  return onConnection(db, (connection) => connection.insert(rows));
}

/**
 * Finds a row without waiting for the end of an open commit group.
 *
 * @param query must read nothing that a commit group may have written.
 */
export async function readOutsideTransaction<Row>(
  db: Kysely<Tables>,
  query: Compilable<Row>,
): Promise<Row | undefined> {
  return (await readAllOutsideTransaction(db, query))[0];
}

/** The same for all rows. */
export async function readAllOutsideTransaction<Row>(
  db: Kysely<Tables>,
  query: Compilable<Row>,
): Promise<readonly Row[]> {
  const { rows } = await onConnection(db, (connection) => connection.readOutsideTransaction(query.compile()));
  return rows as readonly Row[];
}

/** The way to what Kysely has no query for: the connection that `db` runs on, or a new one if `db` is a database. */
function onConnection<Result>(
  db: Kysely<Tables>,
  work: (connection: WorkerConnection) => Promise<Result>,
): Promise<Result> {
  return db.getExecutor().provideConnection((connection) => work(connection as WorkerConnection));
}

/** Has no limit of connections: the worker keeps their transactions apart. */
class WorkerDriver implements Driver {
  readonly #worker: DatabaseWorkerClient;
  readonly #connections = new Set<DatabaseConnection>();
  #onRelease = () => {};

  constructor(worker: DatabaseWorkerClient) {
    this.#worker = worker;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<WorkerConnection> {
    const connection = new WorkerConnection(this.#worker);
    this.#connections.add(connection);
    return connection;
  }

  beginTransaction(connection: WorkerConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: WorkerConnection): Promise<void> {
    return connection.end(true);
  }

  rollbackTransaction(connection: WorkerConnection): Promise<void> {
    return connection.end(false);
  }

  async releaseConnection(connection: WorkerConnection): Promise<void> {
    this.#connections.delete(connection);
    this.#onRelease();
  }

  async destroy(): Promise<void> {
    while (this.#connections.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onRelease = resolve;
      });
    }
    await this.#worker.close();
  }
}

class WorkerConnection implements DatabaseConnection {
  readonly #worker: DatabaseWorkerClient;
  /** The transaction that runs on the connection. */
  #exclusive: number | undefined;

  constructor(worker: DatabaseWorkerClient) {
    this.#worker = worker;
  }

  async begin(): Promise<void> {
    const exclusive = this.#worker.newTransaction();
    await this.#worker.submit({ kind: 'begin', exclusive });
    this.#exclusive = exclusive;
  }

  async end(commit: boolean): Promise<void> {
    if (this.#exclusive === undefined) return;
    await this.#worker.submit({ kind: 'end', exclusive: this.#exclusive, commit });
    this.#exclusive = undefined;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#worker.submit({ kind: 'statement', sql, parameters, ...this.#scope });
    return { rows: rows as Row[], ...(changes !== undefined && { numAffectedRows: BigInt(changes) }) };
  }

  insert(rows: RowsToInsert): Promise<InsertResult> {
    return this.#worker.submit({ kind: 'insert', ...rows, ...this.#scope });
  }

  readOutsideTransaction({ sql, parameters }: Statement): Promise<StatementResult> {
    return this.#worker.submit({ kind: 'read-outside-transaction', sql, parameters });
  }

  streamQuery(): never {
    throw new Error('the database worker responds with all rows at once');
  }

  get #scope() {
    return this.#exclusive === undefined ? {} : { exclusive: this.#exclusive };
  }
}

/** Makes the migrations run in one transaction, so that a crash leaves all of them or none. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
