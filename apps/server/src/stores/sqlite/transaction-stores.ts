import type { Kysely } from 'kysely';
import type { Stores } from '../../stores.js';
import { inSavepoint } from '../in-savepoint.js';
import type { Tables } from '../tables.js';
import { inTransaction } from './in-transaction.js';
import type { InsertRows } from './insert-customers.js';
import { SqliteCustomerStore } from './sqlite-customer-store.js';
import { SqliteIdempotencyStore } from './sqlite-idempotency-store.js';

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
