import type { Dispatcher } from '../internal/dispatcher.js';
import { Pause } from '../internal/pause.js';
import type { RequestOptions } from '../options.js';
import type { LookUp } from '../resources/ownership.js';
import { BatchReader } from './batch-reader.js';
import { BatchSender } from './batch-sender.js';
import type { CustomerSource, ImportOptions } from './import-options.js';
import type { ImportReport } from './import-report.js';
import { ImportRun } from './import-run.js';
import { resolveImportOptions } from './resolve-import-options.js';

/** How often in a row one request may be told that there are too many: about a minute and a half, unless told to wait longer. */
const RATE_LIMIT_RETRIES_MAX = 20;

/** Creates any number of customers. Throws as `customers.import` says. */
export async function importCustomers(
  dispatcher: Dispatcher,
  source: CustomerSource,
  options: ImportOptions,
  lookUpWith: (options: RequestOptions) => LookUp,
): Promise<ImportReport> {
  const resolved = resolveImportOptions(options);
  const { runId, sentBefore, query, request, batchSize, firstIndex } = resolved;
  const tuning = { pause: new Pause(dispatcher.clock), maxRateLimitRetries: RATE_LIMIT_RETRIES_MAX };
  const sender = new BatchSender(dispatcher, lookUpWith(request), { runId, sentBefore, query, request, tuning });
  return new ImportRun(new BatchReader(source, batchSize, firstIndex), sender, resolved).toEnd();
}
