import { isObject, listOf } from '../core/values.ts';
import { type Match, toCustomerSummary } from '../reconcile/match.ts';
import type { BulkCreatedItem, BulkCreateResult, BulkSkippedItem, BulkUpdatedItem } from '../types.ts';
import type { Row } from './batch-reader.ts';
import { INCOMPLETE_IN_ANSWER, MISSING_IN_ANSWER, reasonOfItem, reasonOfUnclearMatch } from './reasons.ts';
import type { ImportResult, ImportRow } from './report.ts';

/** The outcome of one row: an `ImportResult` without the row itself. */
export type RowOutcome = WithoutRow<ImportResult>;
type WithoutRow<Result> = Result extends ImportResult ? Omit<Result, keyof ImportRow> : never;

/** The result that callers get for a row. */
export function toImportResult({ index, customer_key, input }: Row, outcome: RowOutcome): ImportResult {
  return { index, customer_key, input, ...outcome };
}

/**
 * The outcomes after look-ups: `matches` says, by the position of a row, what was found for the customers that were
 * rejected as taken.
 */
export function withMatches(
  rows: readonly Row[],
  outcomes: ReadonlyMap<Row, RowOutcome>,
  matches: ReadonlyMap<number, Match>,
): Map<Row, RowOutcome> {
  const resolved = new Map(outcomes);
  for (const [position, match] of matches) {
    const row = rows[position];
    if (row === undefined || outcomes.get(row)?.outcome !== 'failed') continue;
    if (match.status === 'created') {
      resolved.set(row, { outcome: 'created', customer: toCustomerSummary(match.found.data) });
    } else if (match.status === 'unclear') {
      resolved.set(row, { outcome: 'unknown', reason: reasonOfUnclearMatch(match) });
    }
  }
  return resolved;
}

/** The outcome of each row by the response to its batch. */
export function readOutcomes(rows: readonly Row[], result: BulkCreateResult): Map<Row, RowOutcome> {
  const outcomes = new Map<Row, RowOutcome>();
  const record = (item: Item, outcome: RowOutcome): void => {
    const row = rowOf(rows, item);
    if (row !== undefined && !outcomes.has(row)) outcomes.set(row, outcome);
  };
  for (const item of listOf(result?.customers_created)) record(item, createdOutcome(item));
  for (const item of listOf(result?.customers_updated)) record(item, updatedOutcome(item));
  for (const item of listOf(result?.customers_skipped)) record(item, skippedOutcome(item));
  for (const item of listOf(result?.customers_failed)) record(item, { outcome: 'failed', reason: reasonOfItem(item) });
  // The response only counts unchanged customers; it does not list them.
  const others = rows.filter((row) => !outcomes.has(row));
  const unchanged = others.length === result?.unchanged_count;
  for (const row of others) {
    outcomes.set(row, unchanged ? { outcome: 'unchanged' } : { outcome: 'unknown', reason: MISSING_IN_ANSWER });
  }
  return outcomes;
}

/** Responses are not validated, so an item may lack what its type promises. */
const INCOMPLETE: RowOutcome = { outcome: 'unknown', reason: INCOMPLETE_IN_ANSWER };

function createdOutcome({ data: customer }: BulkCreatedItem): RowOutcome {
  return hasId(customer) ? { outcome: 'created', customer } : INCOMPLETE;
}

function updatedOutcome({ data: customer, changed_fields, archived }: BulkUpdatedItem): RowOutcome {
  const isComplete = hasId(customer) && Array.isArray(changed_fields) && typeof archived === 'boolean';
  return isComplete ? { outcome: 'updated', customer, changed_fields, archived } : INCOMPLETE;
}

function skippedOutcome({ existing }: BulkSkippedItem): RowOutcome {
  return hasId(existing) ? { outcome: 'skipped', existing } : INCOMPLETE;
}

function hasId(value: unknown): boolean {
  return isObject(value) && typeof value.id === 'string';
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
