import type { Call } from '../core/call.ts';
import type { CallOverrides, Dispatcher, Outcome } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import type { RequestOptions } from '../options.ts';
import type { BulkCreateResult } from '../types.ts';

/** The operation of a bulk create, as errors name it. */
export const bulkCreateRoute = {
  operation: 'bulkCreateCustomers',
  method: 'POST',
  path: '/customers/bulk-create',
} as const satisfies Call<'bulkCreateCustomers'>;

/** The customers of one request, as values or already serialized, and how to store them. */
type BulkCreateRequest = Pick<Call<'bulkCreateCustomers'>, 'body' | 'json' | 'query' | 'retrySafety'>;

/** Sends one request for a bulk create, as often as its `retrySafety` allows. */
export function sendBulkCreate(
  dispatcher: Dispatcher,
  request: BulkCreateRequest,
  options: RequestOptions,
  overrides?: CallOverrides,
): Promise<Outcome<BulkCreateResult>> {
  return dispatcher.run({ ...bulkCreateRoute, ...request }, options, dataOf, overrides);
}
