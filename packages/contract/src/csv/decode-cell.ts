/**
 * The value that a cell stands for. In `tax_status`, the hosted API's sample file writes `1` and `2` for two of the values.
 * A flag is `true` or `false`, or `TRUE` or `FALSE` as in spreadsheets. Any other cell is its own text.
 */
export function decodeCell(column: string, cell: string): string | boolean {
  return cellValues.get(column)?.get(cell.toLowerCase()) ?? cell;
}

const cellValues: ReadonlyMap<string, ReadonlyMap<string, string | boolean>> = new Map([
  [
    'tax_status',
    new Map<string, string | boolean>([
      ['1', 'TAXABLE'],
      ['2', 'TAX_EXEMPT'],
    ]),
  ],
  [
    'mid_cycle_invoice_consolidation',
    new Map<string, string | boolean>([
      ['true', true],
      ['false', false],
    ]),
  ],
]);
