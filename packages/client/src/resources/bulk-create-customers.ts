import type { WithResponse } from '../api-promise.ts';
import { ArgumentError } from '../errors/argument-error.ts';
import type { Call } from '../internal/call.ts';
import { dataOf } from '../internal/data-of.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import { withEarlierCreated } from '../on-demand/earlier-bulk-create.ts';
import type { BulkCreateOptions } from '../options.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';

/** A bulk create, but for its body. */
export const bulkCreateRoute = {
  operation: 'bulkCreateCustomers',
  method: 'POST',
  path: '/customers/bulk-create',
} as const satisfies Call<'bulkCreateCustomers'>;

/** Creates up to 100 customers, and finds out which of them an earlier attempt has created whose answer was lost. */
export async function bulkCreateCustomers(
  dispatcher: Dispatcher,
  customers: readonly CustomerCreate[],
  { on_conflict, dry_run, atomic, ...options }: BulkCreateOptions,
): Promise<WithResponse<BulkCreateResult>> {
  if (!Array.isArray(customers)) throw new ArgumentError('customers must be an array');
  // Copied, since the caller may change its list while the answer is awaited.
  const sent: CustomerCreate[] = [...customers];
  // What stores nothing can be repeated as it is; its first attempt has created nobody.
  const repetition = dry_run === true ? 'always' : 'reconciled';
  const query = { on_conflict, dry_run, atomic };
  const call = { ...bulkCreateRoute, repetition, query, body: { customers: sent } } as const;
  const { result, repeatedBlindly } = await dispatcher.run(call, options, dataOf);
  if (dry_run || !repeatedBlindly) return result;
  const context = { ...bulkCreateRoute, ...result, effectUnknown: true };
  return withEarlierCreated(dispatcher, options, result, sent, context);
}
