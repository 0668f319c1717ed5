import type { WithResponse } from '../api-promise.ts';
import type { CallContext } from '../errors/call-error.ts';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import { listOf } from '../internal/list-of.ts';
import type { RequestOptions } from '../options.ts';
import type { BulkCreatedItem, BulkCreateResult, CustomerCreate } from '../types.ts';
import { toCustomerSummary } from './customer-summary.ts';
import { ownershipOfTaken } from './earlier-attempts.ts';
import { lookUpWith } from './look-up.ts';

/**
 * The result of a bulk create as it would have been, had the answer to an earlier attempt not been lost.
 *
 * @throws {UnknownOutcomeError} where nobody can tell.
 */
export async function withEarlierCreated(
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
