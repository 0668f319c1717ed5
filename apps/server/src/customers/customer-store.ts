import type { CustomerType, ExistingCustomer } from '@rollcall/contract';
import type { CustomerRecord } from './customer.ts';

/**
 * The registry's memory. Every method sees the customers of one tenant only. An implementation rejects with a
 * DomainError and nothing else: `service_unavailable` where the database cannot do its work and nothing was changed,
 * `internal_error` otherwise.
 */
export interface CustomerStore {
  /**
   * Inserts records in one durable transaction and answers for each, in order. A record whose `customer_key` or
   * `primary_email` (folded) is taken, in the store or by an earlier record of the call that was inserted, is left out.
   */
  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]>;
  /** Finds a customer, archived or not. */
  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined>;
  /** One window of the customers that pass the filter, the newest first, and how many there are in all. */
  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage>;
  /** The customers that pass the filter and come after a place, in the same order. Nothing is passed over or counted. */
  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]>;
  /**
   * Replaces a record by what `change` makes of it, in one durable transaction. Nothing is written where `change`
   * returns the very record that it was given. `change` must keep `id` and `customer_key`.
   */
  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
  ): Promise<UpdateOutcome>;
  /** Erases a customer; false where there is none. */
  delete(tenantId: string, customerKey: string): Promise<boolean>;
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

/** Which customers a list shows. What is absent does not restrict it. */
export interface CustomerFilter {
  readonly archived: ArchivedFilter;
  /** Text that has to occur in a name or an email address, compared folded. */
  readonly searchTerm?: string | undefined;
  readonly customerType?: CustomerType | undefined;
  /** First moment of creation that is still shown. */
  readonly createdFrom?: Date | undefined;
  /** First moment of creation that is no longer shown. */
  readonly createdBefore?: Date | undefined;
}

/** What to do with archived customers. */
export type ArchivedFilter = 'exclude' | 'only' | 'include';

export interface CustomerWindow {
  /** Customers to pass over. */
  readonly offset: number;
  /** Customers to return at most. */
  readonly limit: number;
}

/** A place in the order of lists, which is that of the customer with these values, whether it still exists or not. */
export interface CustomerPosition {
  readonly createdAt: Date;
  readonly id: string;
}

export interface CustomerStretch {
  readonly after: CustomerPosition;
  /** Customers to return at most. */
  readonly limit: number;
}

export interface CustomerPage {
  readonly records: readonly CustomerRecord[];
  /** Customers that pass the filter, in all windows. */
  readonly totalCount: number;
}
