import { listOf } from '../core/values.ts';
import { type Match, toCustomerSummary } from '../reconcile/match.ts';
import type { BulkCreateResult } from '../types.ts';
import type { Row } from './batch-reader.ts';
import { MISSING_IN_ANSWER, reasonOfFailedLookUp, reasonOfItem } from './reasons.ts';
import type { ImportResult, ImportRow } from './report.ts';

/** The outcome of one row: an `ImportResult` without the row itself. */
export type RowOutcome = WithoutRow<ImportResult>;
type WithoutRow<Result> = Result extends ImportResult ? Omit<Result, keyof ImportRow> : never;

/** The result that callers get for a row. */
export function toImportResult({ index, customer_key, input }: Row, outcome: RowOutcome): ImportResult {
  return { index, customer_key, input, ...outcome };
}

/**
 * The outcome of each row, by the response to its batch. `matches` says, by the position of a row, what a look-up found
 * for rows that were rejected as taken.
 */
export function resolveOutcomes(
  rows: readonly Row[],
  result: BulkCreateResult,
  matches: ReadonlyMap<number, Match>,
): Map<Row, RowOutcome> {
  const outcomes = readOutcomes(rows, result);
  for (const [position, match] of matches) {
    const row = rows[position];
    if (row === undefined || outcomes.get(row)?.outcome !== 'failed') continue;
    if (match.status === 'same') {
      outcomes.set(row, { outcome: 'created', customer: toCustomerSummary(match.found.data) });
    } else if (match.status === 'unknown') {
      outcomes.set(row, { outcome: 'unknown', reason: reasonOfFailedLookUp(match.cause) });
    }
  }
  return outcomes;
}

function readOutcomes(rows: readonly Row[], result: BulkCreateResult): Map<Row, RowOutcome> {
  const outcomes = new Map<Row, RowOutcome>();
  const record = (item: Item, outcome: RowOutcome): void => {
    const row = rowOf(rows, item);
    if (row !== undefined && !outcomes.has(row)) outcomes.set(row, outcome);
  };
  for (const item of listOf(result?.customers_created)) record(item, { outcome: 'created', customer: item.data });
  for (const item of listOf(result?.customers_updated)) {
    const { data: customer, changed_fields, archived } = item;
    record(item, { outcome: 'updated', customer, changed_fields, archived });
  }
  for (const item of listOf(result?.customers_skipped)) record(item, { outcome: 'skipped', existing: item.existing });
  for (const item of listOf(result?.customers_failed)) record(item, { outcome: 'failed', reason: reasonOfItem(item) });
  // The response only counts unchanged customers; it does not list them.
  const others = rows.filter((row) => !outcomes.has(row));
  const unchanged = others.length === result?.unchanged_count;
  for (const row of others) {
    outcomes.set(row, unchanged ? { outcome: 'unchanged' } : { outcome: 'unknown', reason: MISSING_IN_ANSWER });
  }
  return outcomes;
}

interface Item {
  readonly index: number;
  readonly customer_key: string | null;
}

/** An item is matched by position, and by key if the position does not fit: never to the row of another customer. */
function rowOf(rows: readonly Row[], { index, customer_key }: Item): Row | undefined {
  const row = rows[index];
  if (typeof customer_key !== 'string' || row?.customer_key === customer_key) return row;
  return rows.find((candidate) => candidate.customer_key === customer_key);
}
