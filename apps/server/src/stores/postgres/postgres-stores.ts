import type { Kysely } from 'kysely';
import type { Stores } from '../../stores.js';
import { inSavepoint } from '../in-savepoint.js';
import type { Tables } from '../tables.js';
import { inTransaction } from './in-transaction.js';
import { PostgresCustomerStore } from './postgres-customer-store.js';
import { PostgresIdempotencyStore } from './postgres-idempotency-store.js';

/** @param db a database or a transaction. */
export function postgresStores(db: Kysely<Tables>): Stores {
  return {
    customers: new PostgresCustomerStore(db),
    idempotency: new PostgresIdempotencyStore(db),
    transact: (work) =>
      inTransaction(db, (transaction) => inSavepoint(transaction, () => work(postgresStores(transaction)))),
    transactTogether: (work) => inTransaction(db, (transaction) => work(postgresStores(transaction))),
  };
}
