import type { Kysely } from 'kysely';
import type { Stores } from '../../stores.ts';
import { inSavepoint } from '../in-savepoint.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from './in-transaction.ts';
import { PostgresCustomerStore } from './postgres-customer-store.ts';
import { PostgresIdempotencyStore } from './postgres-idempotency-store.ts';

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
