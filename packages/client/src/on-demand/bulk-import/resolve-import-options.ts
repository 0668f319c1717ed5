import { ArgumentError } from '../../errors/argument-error.ts';
import { checkIdempotencyKey, checkOptions } from '../../internal/check-options.ts';
import { randomKey } from '../../internal/random-key.ts';
import type { RequestOptions } from '../../options.ts';
import type { ImportOptions } from './import-options.ts';

/** The options of an import with their defaults. */
export interface ResolvedImportOptions extends Pick<ImportOptions, 'onResult' | 'onBatch' | 'onProgress'> {
  readonly batchSize: number;
  readonly concurrency: number;
  readonly runId: string;
  readonly firstIndex: number;
  /** The customers before this one may have been sent before. */
  readonly sentBefore: number;
  readonly query: Pick<ImportOptions, 'on_conflict'>;
  /** Those of each request. */
  readonly request: RequestOptions;
}

/** The most that one request may hold. */
const BATCH_SIZE_MAX = 100;
const CONCURRENCY_MAX = 100;

/** @throws {ArgumentError} for an option that cannot work. */
export function resolveImportOptions(options: ImportOptions): ResolvedImportOptions {
  const {
    batchSize = BATCH_SIZE_MAX,
    concurrency = 4,
    maxRetries = 5,
    runId = randomKey(),
    firstIndex = 0,
    sentBefore = false,
  } = options;
  const { onResult, onBatch, onProgress, on_conflict, signal, timeoutMs, headers = {} } = options;
  checkWholeNumber('batchSize', batchSize, 1, BATCH_SIZE_MAX);
  checkWholeNumber('concurrency', concurrency, 1, CONCURRENCY_MAX);
  checkWholeNumber('firstIndex', firstIndex, 0, Number.MAX_SAFE_INTEGER);
  checkOptions({ timeoutMs, maxRetries, headers }, ArgumentError);
  checkIdempotencyKey(runId, 'runId');
  return {
    batchSize,
    concurrency,
    runId,
    firstIndex,
    sentBefore: typeof sentBefore === 'number' ? sentBefore : sentBefore ? Number.POSITIVE_INFINITY : 0,
    // The API's own default is not sent: the hosted API knows no such parameter.
    query: on_conflict === undefined || on_conflict === 'fail' ? {} : { on_conflict },
    ...(onResult && { onResult }),
    ...(onBatch && { onBatch }),
    ...(onProgress && { onProgress }),
    request: { maxRetries, headers, ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) },
  };
}

function checkWholeNumber(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new ArgumentError(`${name} must be a whole number from ${min} to ${max}`);
}
