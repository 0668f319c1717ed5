import type { WithResponse } from '../api-promise.ts';
import type { Call } from '../core/call.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf, listOf } from '../core/values.ts';
import { ArgumentError, type CallContext, UnknownOutcomeError } from '../errors.ts';
import type { BulkCreateOptions, RequestOptions } from '../options.ts';
import type { BulkCreatedItem, BulkCreateResult, CustomerCreate } from '../types.ts';
import { ownershipOfTaken } from './conflicts.ts';
import { lookUpWith, toCustomerSummary } from './match.ts';

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

/**
 * The result of a bulk create as it would have been, had the answer to an earlier attempt not been lost.
 *
 * @throws {UnknownOutcomeError} where nobody can tell.
 */
async function withEarlierCreated(
  dispatcher: Dispatcher,
  options: RequestOptions,
  result: WithResponse<BulkCreateResult>,
  sent: readonly CustomerCreate[],
  context: CallContext,
): Promise<WithResponse<BulkCreateResult>> {
  const earlier: BulkCreatedItem[] = [];
  for (const [index, ownership] of await ownershipOfTaken(sent, result.data, lookUpWith(dispatcher, options))) {
    if (ownership.of === 'unknown') throw unknownOutcome(context, ownership.cause);
    if (ownership.of === 'own') {
      const { data } = ownership.found;
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

function unknownOutcome(context: CallContext, cause: unknown): UnknownOutcomeError {
  const message = 'Which customers an earlier attempt has created cannot be found out';
  return new UnknownOutcomeError(message, context, { cause });
}
