import type { Kysely } from 'kysely';
import type { Stores } from '../../stores.ts';
import { inSavepoint } from '../in-savepoint.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from './in-transaction.ts';
import type { InsertRows } from './insert-customers.ts';
import { SqliteCustomerStore } from './sqlite-customer-store.ts';
import { SqliteIdempotencyStore } from './sqlite-idempotency-store.ts';

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
