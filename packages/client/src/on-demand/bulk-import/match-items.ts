import { listOf } from '../../internal/list-of.ts';
import type {
  BulkCreatedItem,
  BulkCreateResult,
  BulkFailedItem,
  BulkSkippedItem,
  BulkUpdatedItem,
} from '../../types.ts';
import type { Row } from './row.ts';

/** What an answer says of one row. */
export type Verdict =
  | { readonly created: BulkCreatedItem }
  | { readonly updated: BulkUpdatedItem }
  | { readonly skipped: BulkSkippedItem }
  | { readonly failed: BulkFailedItem }
  | 'unchanged';

/**
 * What a bulk create says of each row that was sent. Items are matched by position, and by key where the position does not
 * fit: better no verdict than that of another customer.
 */
export function matchItems(rows: readonly Row[], result: BulkCreateResult): ReadonlyMap<Row, Verdict> {
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
