import { listOf } from '../core/values.ts';
import { type Ownership, toCustomerSummary } from '../reconcile/match.ts';
import type { BulkCreatedItem, BulkCreateResult, BulkFailedItem, BulkSkippedItem, BulkUpdatedItem } from '../types.ts';
import type { Row } from './batch-reader.ts';
import { MISSING_IN_ANSWER, reasonOfFailedLookUp, reasonOfItem } from './reasons.ts';
import type {
  ImportCreated,
  ImportNotCreated,
  ImportResult,
  ImportSkipped,
  ImportUnchanged,
  ImportUpdated,
} from './report.ts';

/** What became of a row. */
export type Fate =
  | Told<ImportCreated>
  | Told<ImportUpdated>
  | Told<ImportUnchanged>
  | Told<ImportSkipped>
  | Told<ImportNotCreated>;

type Told<Result extends ImportResult> = Omit<Result, 'index' | 'customer_key' | 'input'>;

/** What the caller is told of a row. */
export function toImportResult({ index, customer_key, input }: Row, fate: Fate): ImportResult {
  return { index, customer_key, input, ...fate };
}

/**
 * What became of each row, by the answer to its batch, and for rows that are taken by what was found out of them.
 * `ownerships` goes by the position in `rows`.
 */
export function readFates(
  rows: readonly Row[],
  result: BulkCreateResult,
  ownerships: ReadonlyMap<number, Ownership>,
): Map<Row, Fate> {
  const verdicts = matchItems(rows, result);
  return new Map(rows.map((row, position) => [row, fateOf(verdicts.get(row), ownerships.get(position))]));
}

function fateOf(verdict: Verdict | undefined, ownership: Ownership | undefined): Fate {
  if (verdict === undefined) return { outcome: 'unknown', reason: MISSING_IN_ANSWER };
  if (verdict === 'unchanged') return { outcome: 'unchanged' };
  if ('created' in verdict) return { outcome: 'created', customer: verdict.created.data };
  if ('updated' in verdict) return updatedFate(verdict.updated);
  if ('skipped' in verdict) return { outcome: 'skipped', existing: verdict.skipped.existing };
  if (ownership?.of === 'own') return { outcome: 'created', customer: toCustomerSummary(ownership.found.data) };
  if (ownership?.of === 'unknown') return { outcome: 'unknown', reason: reasonOfFailedLookUp(ownership.cause) };
  return { outcome: 'failed', reason: reasonOfItem(verdict.failed) };
}

function updatedFate({ data, changed_fields, archived }: BulkUpdatedItem): Fate {
  return { outcome: 'updated', customer: data, changed_fields, archived };
}

/** What an answer says of one row. */
type Verdict =
  | { readonly created: BulkCreatedItem }
  | { readonly updated: BulkUpdatedItem }
  | { readonly skipped: BulkSkippedItem }
  | { readonly failed: BulkFailedItem }
  | 'unchanged';

/**
 * What a bulk create says of each row that was sent. Items are matched by position, and by key where the position does not
 * fit: better no verdict than that of another customer.
 */
function matchItems(rows: readonly Row[], result: BulkCreateResult): ReadonlyMap<Row, Verdict> {
  const verdicts = new Map<Row, Verdict>();
  const note = (item: Item, verdict: Verdict): void => {
    const row = rowOf(rows, item);
    if (row !== undefined && !verdicts.has(row)) verdicts.set(row, verdict);
  };
  for (const created of listOf(result?.customers_created)) note(created, { created });
  for (const updated of listOf(result?.customers_updated)) note(updated, { updated });
  for (const skipped of listOf(result?.customers_skipped)) note(skipped, { skipped });
  for (const failed of listOf(result?.customers_failed)) note(failed, { failed });
  // Customers that were there just as they were sent are counted, not named.
  const others = rows.filter((row) => !verdicts.has(row));
  if (others.length === result?.unchanged_count) for (const row of others) verdicts.set(row, 'unchanged');
  return verdicts;
}

interface Item {
  readonly index: number;
  readonly customer_key: string | null;
}

function rowOf(rows: readonly Row[], { index, customer_key }: Item): Row | undefined {
  const row = rows[index];
  if (typeof customer_key !== 'string' || row?.customer_key === customer_key) return row;
  return rows.find((candidate) => candidate.customer_key === customer_key);
}
