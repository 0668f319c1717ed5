import type { Clock } from '../core/clock.ts';
import type { Dispatcher, Tuning } from '../core/dispatcher.ts';
import { lookUpWith } from '../reconcile/match.ts';
import { BatchReader } from './batch-reader.ts';
import { BatchSender, isToldToWait } from './batch-sender.ts';
import { ImportRun } from './import-run.ts';
import { type CustomerSource, type ImportOptions, resolveImportOptions } from './options.ts';
import type { ImportReport } from './report.ts';

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

/** Holds up all who share it, when one of them is told to wait. */
class Pause {
  readonly #clock: Clock;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Nobody passes for that long. */
  extend(ms: number): void {
    this.#until = Math.max(this.#until, this.#clock.now() + ms);
  }

  /** Resolves when the pause is over, or rejects with the signal's reason. */
  async pass(signal: AbortSignal | undefined): Promise<void> {
    // In a loop, since the pause may have been extended meanwhile.
    for (let ms = this.#rest(); ms > 0; ms = this.#rest()) await this.#clock.sleep(ms, signal);
  }

  #rest(): number {
    return this.#until - this.#clock.now();
  }
}
