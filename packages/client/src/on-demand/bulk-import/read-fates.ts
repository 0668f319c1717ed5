import type { BulkCreateResult, BulkUpdatedItem } from '../../types.ts';
import { toCustomerSummary } from '../customer-summary.ts';
import type { Ownership } from '../ownership.ts';
import type { Fate } from './fate.ts';
import { matchItems, type Verdict } from './match-items.ts';
import { MISSING_IN_ANSWER, reasonOfFailedLookUp, reasonOfItem } from './reason.ts';
import type { Row } from './row.ts';

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
