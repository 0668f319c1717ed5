import { RollcallError } from '../errors/rollcall-error.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import { textOf } from '../internal/text-of.ts';
import type { CustomerSource, ImportOptions } from './bulk-import/import-options.ts';
import type { ImportReport } from './bulk-import/import-report.ts';

/**
 * Creates any number of customers, as `customers.import` says. What that alone needs is a file of its own: it is three
 * quarters of what is loaded on demand, and a page that walks over customers does without.
 */
export async function importCustomers(
  dispatcher: Dispatcher,
  source: CustomerSource,
  options: ImportOptions,
): Promise<ImportReport> {
  const { runImport } = await import('./bulk-import/run-import.ts').catch((cause: unknown) => {
    throw new RollcallError(`A part of the SDK cannot be loaded: ${textOf(cause)}`, { cause });
  });
  return runImport(dispatcher, source, options);
}
