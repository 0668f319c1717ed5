import type { CsvRow } from '../../csv/read-rows.ts';
import type { StoreCandidate } from '../../customers/store-customers.ts';
import { toCandidate } from './to-candidate.ts';

/** The numbers that the official sample file has in the column `tax_status`. */
const TAX_STATUS_NUMBERS: Partial<Record<string, string>> = { 1: 'TAXABLE', 2: 'TAX_EXEMPT' };

/** Checks one row by itself, under the very rules of a single create. */
export function fromCsvRow(row: CsvRow): StoreCandidate {
  if ('malformed' in row) {
    return { customerKey: null, issues: [{ code: 'malformed_row', field: null, message: row.malformed }] };
  }
  const { tax_status: taxStatus, ...others } = row.cells;
  if (taxStatus === undefined) return toCandidate(others);
  return toCandidate({ ...others, tax_status: TAX_STATUS_NUMBERS[taxStatus] ?? taxStatus });
}
