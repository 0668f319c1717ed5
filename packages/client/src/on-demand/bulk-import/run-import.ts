import type { Dispatcher, Tuning } from '../../internal/dispatcher.js';
import { lookUpWith } from '../look-up.js';
import { BatchReader } from './batch-reader.js';
import { BatchSender } from './batch-sender.js';
import { isToldToWait } from './failure-kinds.js';
import type { CustomerSource, ImportOptions } from './import-options.js';
import type { ImportReport } from './import-report.js';
import { ImportRun } from './import-run.js';
import { Pause } from './pause.js';
import { resolveImportOptions } from './resolve-import-options.js';

/** How often in a row one request may be told that there are too many: about a minute and a half, unless told to wait longer. */
const RATE_LIMIT_RETRIES_MAX = 20;

/** Creates any number of customers. Throws as `customers.import` says. */
export async function runImport(
  dispatcher: Dispatcher,
  source: CustomerSource,
  options: ImportOptions,
): Promise<ImportReport> {
  const resolved = resolveImportOptions(options);
  const { runId, sentBefore, query, request, batchSize, firstIndex } = resolved;
  const tuning = tuningBy(new Pause(dispatcher.clock));
  const sender = new BatchSender(dispatcher, lookUpWith(dispatcher, request), {
    runId,
    sentBefore,
    query,
    request,
    tuning,
  });
  return new ImportRun(new BatchReader(source, batchSize, firstIndex), sender, resolved).toEnd();
}

/** Requests that wait for each other: what one is told to wait, all of them do. */
function tuningBy(pause: Pause): Tuning {
  return {
    mayPass: (signal) => pause.pass(signal),
    onRetry: (error, delayMs) => {
      if (isToldToWait(error)) pause.extend(delayMs);
    },
    maxRateLimitRetries: RATE_LIMIT_RETRIES_MAX,
  };
}
