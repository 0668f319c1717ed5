import type { ImportResult } from '@rollcall/client';
import type { SourceRow } from '../input/source-row.ts';
import { type Failure, MALFORMED } from './failed-file.ts';

/** Why a row failed; `undefined` where it did not. */
export function failureOf(result: ImportResult, row: SourceRow): Failure | undefined {
  if (row.problem !== null) return { row, code: MALFORMED, reason: `The row ${row.problem}` };
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return undefined;
  const { code, message, existing } = result.reason;
  const archived = existing?.archived ? ', which is archived' : '';
  const by = existing ? ` by the customer ${existing.customer_key}${archived}` : '';
  return { row, code, reason: `${message}${by}` };
}
