import type { WithResponse } from '../api-promise.ts';
import { shapes } from '../core/shapes.ts';
import type { Transport } from '../core/transport.ts';
import { dataOf } from '../core/values.ts';
import { ArgumentError } from '../errors.ts';
import type { CsvUploadOptions } from '../options.ts';
import type { CsvInput, CsvUploadResult } from '../types.ts';

/** Sends a CSV file. It throws the errors of `customers.uploadCsv`. */
export async function uploadCsv(
  transport: Transport,
  csv: CsvInput,
  { filename, on_conflict, dry_run, atomic, ...options }: CsvUploadOptions,
): Promise<WithResponse<CsvUploadResult>> {
  const file = csvFile(csv, filename);
  const query = { on_conflict, dry_run, atomic };
  const { result } = await transport.run(
    {
      operation: 'uploadCustomersCsv',
      retrySafety: options.idempotencyKey === undefined ? 'without-effect' : 'reconciled',
      shape: shapes.csvUpload,
      send: (api, init) => api.POST('/customers/csv-upload', { ...init, params: { query }, body: { csv: file } }),
      read: dataOf,
    },
    options,
  );
  return result;
}

/** The file of a CSV upload. It copies bytes, as the caller may overwrite them before they are sent. */
function csvFile(csv: CsvInput, filename?: string): File {
  const name = filename ?? nameOf(csv) ?? 'customers.csv';
  if (csv instanceof Blob) return new File([csv], name, { type: csv.type || 'text/csv' });
  if (typeof csv === 'string') return new File([csv], name, { type: 'text/csv' });
  if (csv instanceof Uint8Array) return new File([new Uint8Array(csv)], name, { type: 'text/csv' });
  throw new ArgumentError('csv must be a string, a Uint8Array, a Blob or a File');
}

function nameOf(csv: CsvInput): string | undefined {
  return typeof csv === 'object' && 'name' in csv && typeof csv.name === 'string' ? csv.name : undefined;
}
