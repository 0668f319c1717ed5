import type { CustomerType, ExistingCustomer } from '@rollcall/contract';
import type { CustomerRecord } from './customer.ts';

/**
 * The port to the stored customers. Every method sees the customers of one tenant only. An implementation rejects with
 * a DomainError and nothing else: `service_unavailable` if the database cannot do its work and nothing was changed,
 * `internal_error` otherwise.
 */
export interface CustomerStore {
  /**
   * Inserts records in one durable transaction, with an outcome for each, in order. A record whose `customer_key` or
   * `primary_email` (folded) is taken, in the store or by an earlier record of the call that was inserted, is left out.
   *
   * @param areRecorded whether the creation of each is recorded for webhooks in the same transaction. Default: false.
   */
  insertMany(
    tenantId: string,
    records: readonly CustomerRecord[],
    areRecorded?: boolean,
  ): Promise<readonly InsertOutcome[]>;
  /**
   * Finds customers, archived or not, and locks them until the caller's transaction ends. All transactions lock in the
   * order of the keys: two that lock the same customers before they change any do not deadlock.
   *
   * @param customerKeys a key may occur twice, or have no customer.
   */
  findAndLock(tenantId: string, customerKeys: readonly string[]): Promise<readonly CustomerRecord[]>;
  /**
   * The same for keys in any number, without the records.
   *
   * @param customerKeys called only if other transactions can run at the same time.
   */
  lock(tenantId: string, customerKeys: () => Promise<readonly string[]>): Promise<void>;
  /** Finds a customer, archived or not. */
  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined>;
  /** One window of the customers that match the filter, the newest first, and the number of all that match. */
  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage>;
  /** The matching customers after a position, in the same order, without a count. */
  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]>;
  /**
   * Replaces a record by the result of `change`, in one durable transaction. Nothing is written if `change` returns its
   * argument. `change` must keep `id` and `customer_key`, and make `updated_at` later. If it throws a DomainError, so does
   * the call, and nothing changes.
   *
   * @param locked the stored record, if the caller's transaction has locked it: it is not read again.
   */
  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
    locked?: CustomerRecord,
  ): Promise<UpdateOutcome>;
  /**
   * Erases a customer in one durable transaction; false if there is none.
   *
   * @param check sees the customer first. If it throws a DomainError, so does the call, and nothing changes.
   */
  delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean>;
}

/** Dependencies of the functions in this folder. */
export interface CustomerDeps {
  readonly customers: CustomerStore;
  readonly now: () => Date;
  /** A new UUID of version 7: later ids sort after earlier ones. */
  readonly newId: () => string;
}

export interface TransactionalCustomerDeps extends CustomerDeps {
  /** Runs work in one transaction, with the store that belongs to it. The work may run again after a conflict. */
  readonly transact: <Result>(
    work: (within: Pick<CustomerDeps, 'customers'>) => Promise<{ readonly result: Result; readonly commit: boolean }>,
  ) => Promise<Result>;
}

export type InsertOutcome = { readonly inserted: true } | { readonly conflicts: Conflicts };

export type UpdateOutcome =
  | { readonly updated: CustomerRecord }
  | { readonly conflicts: Conflicts }
  | { readonly missing: true };

/** At least one conflict, that of `customer_key` before that of `primary_email`. */
export type Conflicts = readonly [Conflict, ...Conflict[]];

export interface Conflict {
  readonly field: 'customer_key' | 'primary_email';
  /** The customer that has the value. */
  readonly existing: ExistingCustomer;
}

/** The customers that a list shows. An absent field matches every customer. */
export interface CustomerFilter {
  readonly archived: ArchivedFilter;
  /** Text within a name or an email address, compared after folding. */
  readonly searchTerm?: string | undefined;
  readonly customerType?: CustomerType | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Exclusive. */
  readonly createdBefore?: Date | undefined;
}

export type ArchivedFilter = 'exclude' | 'only' | 'include';

export interface CustomerWindow {
  /** Customers to skip. */
  readonly offset: number;
  /** Maximum number of customers to return. */
  readonly limit: number;
}

/** A position in the order of lists: that of a customer with these values, whether or not it still exists. */
export interface CustomerPosition {
  readonly createdAt: Date;
  readonly id: string;
}

export interface CustomerStretch {
  readonly after: CustomerPosition;
  /** Maximum number of customers to return. */
  readonly limit: number;
}

export interface CustomerPage {
  readonly records: readonly CustomerRecord[];
  /** Customers that match the filter, in all windows. */
  readonly totalCount: number;
}
