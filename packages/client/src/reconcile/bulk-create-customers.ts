import type { WithResponse } from '../api-promise.ts';
import { shapes } from '../core/shapes.ts';
import type { MethodCall, Transport } from '../core/transport.ts';
import { dataOf, listOf } from '../core/values.ts';
import { ArgumentError, UnknownOutcomeError } from '../errors.ts';
import type { BulkCreateOptions, StoreOptions } from '../options.ts';
import type { BulkCreatedItem, BulkCreateResult, CustomerCreate } from '../types.ts';
import { reconcileConflicts } from './conflicts.ts';
import { type LookUp, lookUpWith, toCustomerSummary } from './match.ts';

/** How errors name a bulk create. */
const bulkCreateRoute = {
  operation: 'bulkCreateCustomers',
  method: 'POST',
  path: '/customers/bulk-create',
} as const;

/** A bulk create, as a call. `json` is the body, if it is serialized already. */
export function bulkCreateCall(
  query: StoreOptions,
  customers: readonly CustomerCreate[],
  json?: string,
): MethodCall<{ data: BulkCreateResult }, BulkCreateResult> {
  const body = { customers: [...customers] };
  return {
    operation: 'bulkCreateCustomers',
    shape: shapes.bulkCreate,
    send: (api, init) =>
      api.POST('/customers/bulk-create', {
        ...init,
        params: { query },
        body,
        ...(json !== undefined && { bodySerializer: () => json }),
      }),
    read: dataOf,
  };
}

/** Creates up to 100 customers. If the response to an attempt was lost, it finds out which ones that attempt created. */
export async function bulkCreateCustomers(
  transport: Transport,
  customers: readonly CustomerCreate[],
  { on_conflict, dry_run, atomic, ...options }: BulkCreateOptions,
): Promise<WithResponse<BulkCreateResult>> {
  if (!Array.isArray(customers)) throw new ArgumentError('customers must be an array');
  // Copied, as the caller may change its array before the response arrives.
  const sent: CustomerCreate[] = [...customers];
  // A dry run stores nothing, so it can simply be repeated.
  const retrySafety = dry_run === true ? 'always' : 'reconciled';
  const call = bulkCreateCall({ on_conflict, dry_run, atomic }, sent);
  const { result, ambiguousRetry } = await transport.run({ ...call, retrySafety }, options);
  if (dry_run || !ambiguousRetry) return result;
  return reconcileBulkCreate(result, sent, lookUpWith(transport, options));
}

/**
 * The result of a bulk create as it would be if the response to an earlier attempt had not been lost.
 *
 * @throws {UnknownOutcomeError} if a customer cannot be looked up.
 */
async function reconcileBulkCreate(
  result: WithResponse<BulkCreateResult>,
  sent: readonly CustomerCreate[],
  lookUp: LookUp,
): Promise<WithResponse<BulkCreateResult>> {
  const earlier: BulkCreatedItem[] = [];
  for (const [index, match] of await reconcileConflicts(sent, result.data, lookUp)) {
    if (match.status === 'unknown') {
      const context = { ...bulkCreateRoute, ...result, effectUnknown: true };
      const message = 'Cannot find out which customers an earlier attempt created';
      throw new UnknownOutcomeError(message, context, { cause: match.cause });
    }
    if (match.status === 'same') {
      const { data } = match.found;
      earlier.push({ index, customer_key: data.customer_key, data: toCustomerSummary(data) });
    }
  }
  return { ...result, data: withCreated(result.data, earlier) };
}

function withCreated(result: BulkCreateResult, earlier: readonly BulkCreatedItem[]): BulkCreateResult {
  const indexes = new Set(earlier.map(({ index }) => index));
  const created = [...listOf(result.customers_created), ...earlier].sort((left, right) => left.index - right.index);
  const failed = listOf(result.customers_failed).filter(({ index }) => !indexes.has(index));
  return {
    ...result,
    successful_count: created.length,
    failed_count: failed.length,
    customers_created: created,
    customers_failed: failed,
  };
}
