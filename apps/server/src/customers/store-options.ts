import type { Query } from '@rollcall/contract';

/** How a request with many customers wants them stored, in the contract's names. */
export type StoreOptions = Required<Query<'bulkCreateCustomers'>>;

/** Whether every customer is simply created if it can be, and nothing more is asked. */
export function isPlain({ on_conflict, dry_run, atomic }: StoreOptions): boolean {
  return on_conflict === 'fail' && !dry_run && !atomic;
}
