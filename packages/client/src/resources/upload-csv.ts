import type { WithResponse } from '../api-promise.ts';
import { checked } from '../core/options.ts';
import { check, dataOf } from '../core/values.ts';
import { shapes } from '../fetch/shapes.ts';
import type { CsvReadingOptions, CsvUploadOptions } from '../options.ts';
import type { Transport } from '../transport.ts';
import type { CsvInput, CsvUploadResult } from '../types.ts';

/** Sends a CSV file. It throws the errors of `customers.uploadCsv`. */
export async function uploadCsv(
  transport: Transport,
  csv: CsvInput,
  uploadOptions: CsvUploadOptions,
): Promise<WithResponse<CsvUploadResult>> {
  const { filename, on_conflict, dry_run, atomic, events, ...others } = checked(uploadOptions);
  const { from, map, set, ignore_unknown, key_from, encoding, header_row, date_format, ...options } = others;
  const file = csvFile(csv, filename);
  const query = { on_conflict, dry_run, atomic, events };
  const reading = {
    from,
    map,
    set,
    ignore_unknown,
    key_from,
    encoding,
    header_row,
    date_format,
  } satisfies Record<keyof CsvReadingOptions, unknown>;
  const { result } = await transport.run(
    {
      operation: 'uploadCustomersCsv',
      shape: shapes.csvUpload,
      send: (api, init) =>
        api.POST('/customers/csv-upload', { ...init, params: { query }, body: { csv: file, ...reading } }),
      read: dataOf,
    },
    options,
  );
  return result;
}

/** The file of a CSV upload. It copies bytes, as the caller may overwrite them before they are sent. */
function csvFile(csv: CsvInput, filename?: string): File {
  const name = filename ?? nameOf(csv) ?? 'customers.csv';
  const part = csv instanceof Uint8Array ? new Uint8Array(csv) : csv;
  const isBlob = part instanceof Blob;
  const isFile = isBlob || typeof part === 'string' || part instanceof Uint8Array;
  check(isFile, 'csv must be a string, a Uint8Array, a Blob or a File');
  return new File([part], name, { type: (isBlob && part.type) || 'text/csv' });
}

function nameOf(csv: CsvInput): string | undefined {
  return typeof csv === 'object' && 'name' in csv && typeof csv.name === 'string' ? csv.name : undefined;
}
