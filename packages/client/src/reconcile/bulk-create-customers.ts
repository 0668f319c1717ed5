import type { WithResponse } from '../api-promise.ts';
import { checked } from '../core/options.ts';
import { isObject } from '../core/values.ts';
import { ArgumentError, UnknownOutcomeError } from '../errors.ts';
import type { BulkCreateOptions } from '../options.ts';
import type { Transport } from '../transport.ts';
import type { BulkCreatedItem, BulkCreateResult, CustomerCreate } from '../types.ts';
import { reconcileConflicts } from './conflicts.ts';
import { lookUpWith } from './look-up.ts';
import { type Match, toCustomerSummary, type UnclearMatch } from './match.ts';
import { bulkCreateRoute, sendBulkCreate } from './send-bulk-create.ts';

/** Creates up to 100 customers. If the response to an attempt was lost, it finds out which ones that attempt created. */
export async function bulkCreateCustomers(
  transport: Transport,
  customers: readonly CustomerCreate[],
  bulkOptions: BulkCreateOptions,
): Promise<WithResponse<BulkCreateResult>> {
  const { on_conflict, dry_run, atomic, events, ...options } = checked(bulkOptions);
  if (!Array.isArray(customers)) throw new ArgumentError('customers must be an array');
  const body = { customers: [...customers] as CustomerCreate[] };
  // Copied, as the caller may change its array and objects before the response arrives.
  const sent = body.customers.map((customer) => (isObject(customer) ? { ...customer } : customer));
  // A dry run stores nothing, so it can simply be repeated.
  const retrySafety = dry_run === true ? 'always' : 'reconciled';
  const query = { on_conflict, dry_run, atomic, events };
  const since = transport.clock.now();
  const request = { retrySafety, query, body } as const;
  const { result, ambiguousRetry } = await sendBulkCreate(transport, request, options);
  if (dry_run || !ambiguousRetry) return result;
  const matches = await reconcileConflicts(sent, result.data, lookUpWith(transport, options), since);
  return withMatches(result, matches);
}

/**
 * The result of a bulk create as it would be if the response to an earlier attempt had not been lost.
 *
 * @throws {UnknownOutcomeError} if it is not clear whether the earlier attempt has created a customer.
 */
function withMatches(
  result: WithResponse<BulkCreateResult>,
  matches: ReadonlyMap<number, Match>,
): WithResponse<BulkCreateResult> {
  const earlier: BulkCreatedItem[] = [];
  for (const [index, match] of matches) {
    if (match.status === 'unclear') throw unknownOutcome(result, index, match);
    if (match.status === 'not-created') continue;
    const { data } = match.found;
    earlier.push({ index, customer_key: data.customer_key, data: toCustomerSummary(data) });
  }
  return { ...result, data: withCreated(result.data, earlier) };
}

function unknownOutcome(
  result: WithResponse<BulkCreateResult>,
  index: number,
  { why, cause }: UnclearMatch,
): UnknownOutcomeError {
  const message = `Cannot find out whether an earlier attempt created the customer at index ${index}: ${why}`;
  const context = { ...bulkCreateRoute, ...result, effectUnknown: true };
  return new UnknownOutcomeError(message, context, cause === undefined ? {} : { cause });
}

function withCreated(result: BulkCreateResult, earlier: readonly BulkCreatedItem[]): BulkCreateResult {
  const indexes = new Set(earlier.map(({ index }) => index));
  const created = [...result.customers_created, ...earlier].sort((left, right) => left.index - right.index);
  const failed = result.customers_failed.filter(({ index }) => !indexes.has(index));
  return {
    ...result,
    successful_count: created.length,
    failed_count: failed.length,
    customers_created: created,
    customers_failed: failed,
  };
}
