import { RollcallError } from '../errors/rollcall-error.js';
import type { Dispatcher } from '../internal/dispatcher.js';
import { textOf } from '../internal/text-of.js';
import type { CustomerSource, ImportOptions } from './bulk-import/import-options.js';
import type { ImportReport } from './bulk-import/import-report.js';

/**
 * Creates any number of customers, as `customers.import` says. What that alone needs is a file of its own: it is three
 * quarters of what is loaded on demand, and a page that walks over customers does without.
 */
export async function importCustomers(
  dispatcher: Dispatcher,
  source: CustomerSource,
  options: ImportOptions,
): Promise<ImportReport> {
  const { runImport } = await import('./bulk-import/run-import.js').catch((cause: unknown) => {
    throw new RollcallError(`A part of the SDK cannot be loaded: ${textOf(cause)}`, { cause });
  });
  return runImport(dispatcher, source, options);
}
