import process from 'node:process';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { writeResult } from '../core/output.ts';
import { type ListFilters, toListQuery } from './filters.ts';
import { csvHeader, csvLine, lostInCsv } from './output.ts';

type Options = ConnectionOptions & ListFilters & { readonly format: 'csv' | 'ndjson' };

/** `rollcall export`. Fetches page by page, as fast as the output is read. */
export async function exportCustomers(options: Options): Promise<void> {
  const { customers } = await connect(options);
  const lost = new Set<string>();
  if (options.format === 'csv') await writeResult(csvHeader());
  for await (const customer of customers.iterate(toListQuery(options))) {
    await writeResult(options.format === 'csv' ? csvLine(customer) : `${JSON.stringify(customer)}\n`);
    if (options.format === 'csv') for (const name of lostInCsv(customer)) lost.add(name);
  }
  if (lost.size > 0) {
    process.stderr.write(`CSV cannot hold ${[...lost].join(', ')}. Use --format ndjson to export all fields.\n`);
  }
}
