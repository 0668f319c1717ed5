import type { RetrySafety } from '../core/call.ts';
import { shapes } from '../core/shapes.ts';
import type { CallOverrides, Outcome, Transport } from '../core/transport.ts';
import { dataOf } from '../core/values.ts';
import type { RequestOptions, StoreOptions } from '../options.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';

/** The operation of a bulk create, as errors name it. */
export const bulkCreateRoute = {
  operation: 'bulkCreateCustomers',
  method: 'POST',
  path: '/customers/bulk-create',
} as const;

/** The customers of one request, as values or already serialized, and how to store them. */
interface BulkCreateRequest {
  readonly query: StoreOptions;
  readonly body: { readonly customers: CustomerCreate[] } | { readonly json: string };
  readonly retrySafety: RetrySafety;
}

/** Sends one request for a bulk create, as often as its `retrySafety` allows. */
export function sendBulkCreate(
  transport: Transport,
  { query, body, retrySafety }: BulkCreateRequest,
  options: RequestOptions,
  overrides: CallOverrides = {},
): Promise<Outcome<BulkCreateResult>> {
  const serialized = 'json' in body ? { body: { customers: [] }, bodySerializer: () => body.json } : { body };
  return transport.run(
    {
      ...overrides,
      operation: bulkCreateRoute.operation,
      retrySafety,
      shape: shapes.bulkCreate,
      send: (api, init) => api.POST(bulkCreateRoute.path, { ...init, params: { query }, ...serialized }),
      read: dataOf,
    },
    options,
  );
}
