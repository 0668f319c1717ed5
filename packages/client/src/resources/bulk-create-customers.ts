import type { WithResponse } from '../api-promise.js';
import { ArgumentError } from '../errors/argument-error.js';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.js';
import type { Call } from '../internal/call.js';
import { type Dispatcher, type Outcome, withResponse } from '../internal/dispatcher.js';
import { listOf } from '../internal/list-of.js';
import type { BulkCreateOptions } from '../options.js';
import type { BulkCreatedItem, BulkCreateResult, CustomerCreate } from '../types.js';
import { toCustomerSummary } from './customer-summary.js';
import { ownershipOfTaken } from './earlier-attempts.js';
import type { LookUp } from './ownership.js';

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
  lookUp: LookUp,
): Promise<WithResponse<BulkCreateResult>> {
  if (!Array.isArray(customers)) throw new ArgumentError('customers must be an array');
  // Copied, since the caller may change its list while the answer is awaited.
  const sent: CustomerCreate[] = [...customers];
  // What stores nothing can be repeated as it is; its first attempt has created nobody.
  const repetition = dry_run === true ? 'always' : 'reconciled';
  const query = { on_conflict, dry_run, atomic };
  const call = { ...bulkCreateRoute, repetition, query, body: { customers: sent } } as const;
  const outcome = await dispatcher.run(call, options, ({ data }) => data);
  const data = outcome.repeatedBlindly && !dry_run ? await withEarlierCreated(outcome, sent, lookUp) : outcome.data;
  return { ...withResponse(outcome), data };
}

/** The answer as it would have been, had the first attempt's not been lost. */
async function withEarlierCreated(
  outcome: Outcome<BulkCreateResult>,
  sent: readonly CustomerCreate[],
  lookUp: LookUp,
): Promise<BulkCreateResult> {
  const earlier: BulkCreatedItem[] = [];
  for (const [index, ownership] of await ownershipOfTaken(sent, outcome.data, lookUp)) {
    if (ownership.of === 'unknown') throw unknownOutcome(outcome, ownership.cause);
    if (ownership.of === 'own') {
      const { data } = ownership.found;
      earlier.push({ index, customer_key: data.customer_key, data: toCustomerSummary(data) });
    }
  }
  return withCreated(outcome.data, earlier);
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

function unknownOutcome({ requestId, attempts }: Outcome<BulkCreateResult>, cause: unknown): UnknownOutcomeError {
  const message = 'Which customers an earlier attempt has created cannot be found out';
  return new UnknownOutcomeError(message, { ...bulkCreateRoute, requestId, attempts, effectUnknown: true }, { cause });
}
