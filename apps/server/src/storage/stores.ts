import type { CustomerStore } from '../customers/customer-store.ts';
import type { IdempotencyStore } from '../idempotency/idempotency-store.ts';

/** What a database keeps, and work on several parts of it at once. */
export interface Stores {
  /** The registry. */
  readonly customers: CustomerStore;
  /** The answers that are given again where a request is repeated. */
  readonly idempotency: IdempotencyStore;
  /**
   * Does work in one transaction, with stores that belong to it. Inside another `transact`, it is a part of that one.
   * The work must use no other stores, and may be done again where another transaction was in its way.
   */
  readonly transact: <Result>(work: TransactionalWork<Result>) => Promise<Result>;
  /**
   * Does the same with work that never takes back what it has done, so that the transaction can be shared with other
   * requests. Where such work throws, nothing of it is kept, and those who share the transaction may fail as well, with
   * `service_unavailable`.
   */
  readonly transactTogether: <Result>(work: (stores: Stores) => Promise<Result>) => Promise<Result>;
}

export type TransactionalWork<Result> = (stores: Stores) => Promise<TransactionalResult<Result>>;

export interface TransactionalResult<Result> {
  readonly result: Result;
  /** Whether what was done is kept. Where it is not, the result is all that remains of the work. */
  readonly commit: boolean;
}
