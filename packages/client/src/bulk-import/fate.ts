import type { CustomerSummary } from '../types.js';
import type { ImportReason, ImportResult } from './import-report.js';
import type { Row } from './row.js';

/** What became of a row. */
export type Fate =
  | { readonly outcome: 'created'; readonly customer: CustomerSummary }
  | { readonly outcome: 'failed' | 'unknown'; readonly reason: ImportReason };

/** What the caller is told of a row. */
export function toImportResult({ index, customer_key, input }: Row, fate: Fate): ImportResult {
  return { index, customer_key, input, ...fate };
}
