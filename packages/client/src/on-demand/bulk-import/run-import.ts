import type { Dispatcher, Tuning } from '../../internal/dispatcher.ts';
import { lookUpWith } from '../look-up.ts';
import { BatchReader } from './batch-reader.ts';
import { BatchSender } from './batch-sender.ts';
import { isToldToWait } from './failure-kinds.ts';
import type { CustomerSource, ImportOptions } from './import-options.ts';
import type { ImportReport } from './import-report.ts';
import { ImportRun } from './import-run.ts';
import { Pause } from './pause.ts';
import { resolveImportOptions } from './resolve-import-options.ts';

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
