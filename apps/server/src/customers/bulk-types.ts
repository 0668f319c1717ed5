import type { Query } from '@rollcall/contract';
import type { CustomerFailure } from './create-customers.ts';

/** How a request with many customers wants them stored, in the contract's names. */
export type StoreOptions = Required<Query<'bulkCreateCustomers'>>;

/** Whether every customer is simply created if it can be, and nothing more is asked. */
export function isPlain({ on_conflict, dry_run, atomic }: StoreOptions): boolean {
  return on_conflict === 'fail' && !dry_run && !atomic;
}

const message = 'was not stored, because another one of the request failed';

/** A good customer that an atomic request has not stored. */
export function notAttempted(customerKey: string): CustomerFailure {
  return {
    customer_key: customerKey,
    error: `The customer ${message}`,
    code: 'not_attempted',
    field: null,
    issues: [{ code: 'not_attempted', field: null, message }],
  };
}
