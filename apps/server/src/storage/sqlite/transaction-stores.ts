import type { Kysely } from 'kysely';
import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { deleteAnswersBefore, selectAnswer, toStoredAnswer, upsertAnswer } from '../sql/idempotency-queries.ts';
import { inSavepoint } from '../sql/savepoint.ts';
import type { Tables } from '../sql/tables.ts';
import type { Stores } from '../stores.ts';
import { type InsertRows, SqliteCustomerStore } from './customer-store.ts';
import { inTransaction } from './transaction.ts';

/** @param db a transaction, or a database in which each call is a transaction of its own. */
export function transactionStores(db: Kysely<Tables>, insert?: InsertRows): Stores {
  return {
    customers: new SqliteCustomerStore(db, insert),
    idempotency: new SqliteIdempotencyStore(db),
    transact: (work) =>
      inTransaction(db, (transaction) => inSavepoint(transaction, () => work(transactionStores(transaction)))),
    transactTogether: (work) => inTransaction(db, (transaction) => work(transactionStores(transaction))),
  };
}

/** The answers in a SQLite database. */
export class SqliteIdempotencyStore implements IdempotencyStore {
  readonly #db: Kysely<Tables>;

  /** @param db a transaction of the caller's. */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** There is one process and one connection: while this transaction runs, there is no other. */
  async lock(): Promise<boolean> {
    return true;
  }

  async find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    const row = await selectAnswer(this.#db, tenantId, key).executeTakeFirst();
    return row && toStoredAnswer(row);
  }

  async save(tenantId: string, key: string, answer: StoredAnswer): Promise<void> {
    await upsertAnswer(this.#db, tenantId, key, answer).execute();
  }

  deleteCreatedBefore(moment: Date): Promise<void> {
    return deleteAnswersBefore(this.#db, moment);
  }
}
