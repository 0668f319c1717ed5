import { ApiError, type BulkCreateResult, type CustomerCreate, type Customers } from '@rollcall/client';
import type { OnConflict } from '../import-state.ts';
import { type RowOutcome, toRowIssue } from './row-outcome.ts';

/** Statuses that concern the content of a request, so that a part of it may succeed. */
const REJECTED_WHOLE: readonly number[] = [400, 413, 422];

const RETRIES = 5;

/**
 * Asks the API for the outcome that each of up to 100 customers would have. Nothing is stored.
 *
 * @returns the outcomes in the order of the customers; a list of problems for one that would fail.
 * @throws {CallError} if the API does not answer.
 */
export async function dryRun(
  api: Customers,
  customers: readonly CustomerCreate[],
  onConflict: OnConflict,
  signal: AbortSignal,
): Promise<RowOutcome[]> {
  try {
    const options = { dry_run: true, on_conflict: onConflict, signal, maxRetries: RETRIES };
    return outcomesOf(customers.length, await api.bulkCreate([...customers], options));
  } catch (error) {
    if (!(error instanceof ApiError) || !REJECTED_WHOLE.includes(error.status)) throw error;
    if (customers.length === 1) return [[{ code: error.code ?? 'invalid_value', field: null, message: error.message }]];
    const middle = Math.ceil(customers.length / 2);
    const first = await dryRun(api, customers.slice(0, middle), onConflict, signal);
    return [...first, ...(await dryRun(api, customers.slice(middle), onConflict, signal))];
  }
}

function outcomesOf(count: number, result: BulkCreateResult): RowOutcome[] {
  const outcomes = Array<RowOutcome>(count).fill('unchanged');
  for (const { index } of result.customers_created) outcomes[index] = 'created';
  for (const { index } of result.customers_updated ?? []) outcomes[index] = 'updated';
  for (const { index } of result.customers_skipped ?? []) outcomes[index] = 'skipped';
  for (const { index, issues } of result.customers_failed) outcomes[index] = issues.map(toRowIssue);
  return outcomes;
}
