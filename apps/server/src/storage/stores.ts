import type { CustomerStore } from '../customers/customer-store.ts';
import type { WebhookStore } from '../events/webhook-store.ts';
import type { IdempotencyStore } from '../idempotency/idempotency-store.ts';

/** The stores of a database, and transactions over several of them. */
export interface Stores extends StoresWithin<Stores> {}

/** @typeParam Within the stores that belong to a transaction. */
export interface StoresWithin<Within> {
  /** The registry. */
  readonly customers: CustomerStore;
  /** The answers that a repeated request gets again. */
  readonly idempotency: IdempotencyStore;
  /** Endpoints, recorded events and deliveries. */
  readonly webhooks: WebhookStore;
  /**
   * Runs work in one transaction, with stores that belong to it. Inside another `transact`, the work is part of that
   * transaction. The work must use no other stores. It may run again after a conflict with another transaction.
   */
  readonly transact: <Result>(work: (stores: Within) => Promise<TransactionalResult<Result>>) => Promise<Result>;
  /**
   * Runs work in one transaction whose commit it may share with other requests, which is much cheaper than a commit for
   * each. If the work throws, nothing of it is kept, and the requests that share the commit may fail with
   * `service_unavailable`.
   *
   * After an insert or a saved answer, the work can only insert and save more; anything else rejects with
   * `internal_error`. Work that has to read or change customers after an insert belongs in {@link Stores.transact}, as
   * its first call.
   */
  readonly inGroupCommit: <Result>(work: (stores: Within) => Promise<Result>) => Promise<Result>;
}

export interface TransactionalResult<Result> {
  readonly result: Result;
  /** False rolls everything back; only the result remains. */
  readonly commit: boolean;
}
