import type { WithResponse } from '../api-promise.ts';
import { dataOf } from '../internal/data-of.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import type { CsvUploadOptions } from '../options.ts';
import type { CsvUploadResult } from '../types.ts';
import { type CsvFile, csvForm } from './csv-form.ts';

/** Sends a CSV file. Throws as `customers.uploadCsv` says. */
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
    repetition: options.idempotencyKey === undefined ? 'without-effect' : 'reconciled',
    form: csvForm(file, filename),
  } as const;
  return (await dispatcher.run(call, options, dataOf)).result;
}
