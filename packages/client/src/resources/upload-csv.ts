import type { WithResponse } from '../api-promise.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import { ArgumentError } from '../errors.ts';
import type { CsvUploadOptions } from '../options.ts';
import type { CsvUploadResult } from '../types.ts';

/** Sends a CSV file. It throws the errors of `customers.uploadCsv`. */
export async function uploadCsv(
  dispatcher: Dispatcher,
  file: CsvFile,
  { filename, on_conflict, dry_run, atomic, ...options }: CsvUploadOptions,
): Promise<WithResponse<CsvUploadResult>> {
  const call = {
    operation: 'uploadCustomersCsv',
    method: 'POST',
    path: '/customers/csv-upload',
    query: { on_conflict, dry_run, atomic },
    retrySafety: options.idempotencyKey === undefined ? 'without-effect' : 'reconciled',
    form: csvForm(file, filename),
  } as const;
  return (await dispatcher.run(call, options, dataOf)).result;
}

/** A CSV file whose bytes no longer change. */
type CsvFile = string | Uint8Array<ArrayBuffer> | Blob;

/** The form of a CSV upload. `fetch` sets its content type, as only it knows the boundary. */
function csvForm(file: CsvFile, filename?: string): FormData {
  const form = new FormData();
  form.append('csv', csvBlob(file), filename ?? nameOf(file) ?? 'customers.csv');
  return form;
}

function csvBlob(file: CsvFile): Blob {
  if (file instanceof Blob) return file.type === '' ? file.slice(0, file.size, 'text/csv') : file;
  if (typeof file === 'string' || file instanceof Uint8Array) return new Blob([file], { type: 'text/csv' });
  throw new ArgumentError('csv must be a string, a Uint8Array, a Blob or a File');
}

function nameOf(file: CsvFile): string | undefined {
  return typeof file === 'object' && 'name' in file && typeof file.name === 'string' ? file.name : undefined;
}
