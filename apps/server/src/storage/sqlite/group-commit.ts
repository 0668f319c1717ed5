import type { Compilable, ControlledTransaction, Kysely } from 'kysely';
import { internalError } from '../../core/errors.ts';
import type { Tables } from '../sql/tables.ts';
import { withDomainErrors } from './errors.ts';
import type { OpenSqliteDatabase } from './open.ts';
import type { DatabaseWorkerClient } from './worker/client.ts';
import { insertThrough, readAllOutsideTransaction } from './worker/dialect.ts';
import type { InsertRows } from './worker/protocol.ts';

/**
 * The transaction of one request. Inserts and single writes go into a commit group, which the request shares with
 * others and which costs all of them one commit. Anything else needs a transaction of the request's own, which must
 * come first.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  readonly #worker: DatabaseWorkerClient;
  #member: number | undefined;
  #exclusive: Promise<ControlledTransaction<Tables>> | undefined;

  constructor({ db, worker }: Pick<OpenSqliteDatabase, 'db' | 'worker'>) {
    this.#db = db;
    this.#worker = worker;
  }

  /** Runs the work and commits. If the work throws, it is rolled back, and so is the group in which it has written. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return withDomainErrors(async () => {
      try {
        const result = await work();
        await this.#end(true);
        return result;
      } catch (error) {
        // If the rollback fails too, the first error is the one to report.
        await this.#end(false).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Not async: an awaiting function would keep the rows in memory until the worker has responded. */
  readonly insert: InsertRows = (rows) =>
    this.#exclusive?.then((transaction) => insertThrough(transaction, rows)) ??
    this.#worker.submit({ kind: 'insert', ...rows, member: this.#join() });

  /** Runs one statement that writes. */
  async write(query: Compilable): Promise<void> {
    const { sql, parameters } = query.compile();
    if (this.#exclusive) await (await this.#exclusive).executeQuery(query);
    else await this.#worker.submit({ kind: 'statement', sql, parameters, member: this.#join() });
  }

  /**
   * Reads rows that no commit group writes. Within a transaction of the request's own, they are read there: outside of
   * it, the read would wait for its end.
   */
  async readUnshared<Row>(query: Compilable<Row>): Promise<readonly Row[]> {
    if (this.#exclusive === undefined) return readAllOutsideTransaction(this.#db, query);
    return (await (await this.#exclusive).executeQuery<Row>(query.compile())).rows;
  }

  /**
   * The request's own transaction, which begins at the first call.
   *
   * @throws DomainError `internal_error` after an insert or write of the request in a commit group.
   */
  readonly exclusive = (): Promise<ControlledTransaction<Tables>> => {
    if (this.#member !== undefined)
      throw internalError(
        'a request wrote in a commit group before it needed a transaction of its own: use transact()',
      );
    this.#exclusive ??= this.#db.startTransaction().execute();
    return this.#exclusive;
  };

  #join(): number {
    if (this.#member === undefined) {
      this.#member = this.#worker.newTransaction();
      // If it fails, so does everything that is submitted as this member.
      this.#worker.submit({ kind: 'join', member: this.#member }).catch(() => undefined);
    }
    return this.#member;
  }

  async #end(commit: boolean): Promise<void> {
    const member = this.#member;
    this.#member = undefined;
    if (member !== undefined) await this.#worker.submit({ kind: 'leave', member, failed: !commit });
    const exclusive = await this.#exclusive;
    if (exclusive) await (commit ? exclusive.commit() : exclusive.rollback()).execute();
  }
}
