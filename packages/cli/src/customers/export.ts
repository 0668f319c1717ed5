import type { Customer } from '@rollcall/client';
import { ARCHIVED, csvLine, ESCAPED, isFormula } from '@rollcall/contract/customer-file';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import { writeResult } from '../core/output.ts';
import { fieldNames } from '../input/columns.ts';
import { cellsOf } from './cells.ts';
import { type ListFilters, toListQuery } from './filters.ts';
import { ReversedLines } from './reversed-lines.ts';
import { withoutDerived } from './without-derived.ts';

type Options = ConnectionOptions &
  ListFilters & { readonly format: 'csv' | 'ndjson'; readonly forSpreadsheet?: boolean };

/**
 * `rollcall export`. Writes the oldest customer first, so that an import creates them in the same order. The API lists the
 * newest first, so the lines wait in a temporary file.
 */
export async function exportCustomers(options: Options): Promise<void> {
  if (options.forSpreadsheet && options.format !== 'csv') throw new CliError('--for-spreadsheet applies to CSV only');
  const { customers } = await connect(options);
  const line = options.format === 'csv' ? csvLines(options) : ndjsonLine;
  const lines = await ReversedLines.open();
  try {
    for await (const customer of customers.iterate(toListQuery(options)))
      await lines.add(line(withoutDerived(customer)));
    if (options.format === 'csv') await writeResult(headerLine(options));
    for await (const block of lines.blocks()) await writeResult(block);
  } finally {
    await lines.close();
  }
}

function ndjsonLine(customer: Partial<Customer>): string {
  return `${JSON.stringify(customer)}\n`;
}

/** The columns after those of the customer. Only an export of archived customers has to tell them from others. */
function addedColumns({ archived, forSpreadsheet }: Options): string[] {
  return [...(archived === 'exclude' ? [] : [ARCHIVED]), ...(forSpreadsheet ? [ESCAPED] : [])];
}

function headerLine(options: Options): string {
  // Excel takes a file without a byte order mark for Windows-1252.
  return `${options.forSpreadsheet ? '\uFEFF' : ''}${csvLine([...fieldNames, ...addedColumns(options)])}`;
}

function csvLines(options: Options): (customer: Partial<Customer>) => string {
  const { forSpreadsheet = false } = options;
  const added = addedColumns(options);
  return (customer) => {
    const cells = cellsOf(customer);
    const values: Readonly<Record<string, string>> = {
      [ARCHIVED]: customer.archived_at ?? '',
      [ESCAPED]: cells.some(isFormula) ? 'yes' : '',
    };
    return csvLine([...cells, ...added.map((name) => values[name] ?? '')], { forSpreadsheet });
  };
}
