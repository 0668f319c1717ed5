import type { CustomerCreate, TaxStatus } from '../generated/models.ts';

/**
 * The value that a cell stands for. In `tax_status`, the hosted API's sample file writes `1` and `2` for two of the values.
 * A flag is `true` or `false`, or `TRUE` or `FALSE` as in spreadsheets. Any other cell is its own text.
 */
export function decodeCell(column: string, cell: string): string | boolean {
  return cellValues.get(column)?.get(cell.toLowerCase()) ?? cell;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const taxStatuses: ReadonlyMap<string, TaxStatus> = new Map<string, TaxStatus>([
  ['1', 'TAXABLE'],
  ['2', 'TAX_EXEMPT'],
]);

/** The fields that are flags: each of them, and no other, or this does not compile. */
type Flag = {
  [Name in keyof CustomerCreate]-?: NonNullable<CustomerCreate[Name]> extends boolean ? Name : never;
}[keyof CustomerCreate];

const cellValues: ReadonlyMap<string, ReadonlyMap<string, string | boolean>> = new Map(
  Object.entries({ tax_status: taxStatuses, mid_cycle_invoice_consolidation: flags } satisfies Record<
    'tax_status' | Flag,
    ReadonlyMap<string, string | boolean>
  >),
);
