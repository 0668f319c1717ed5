import { ArgumentError } from '../errors/argument-error.js';
import { checkHeaders, checkIdempotencyKey, checkMaxRetries, checkTimeout } from '../internal/check-options.js';
import { randomKey } from '../internal/random-key.js';
import type { RequestOptions } from '../options.js';
import type { ImportOptions } from './import-options.js';

/** The options of an import with their defaults. */
export interface ResolvedImportOptions extends Pick<ImportOptions, 'onResult' | 'onProgress'> {
  readonly batchSize: number;
  readonly concurrency: number;
  readonly runId: string;
  readonly sentBefore: boolean;
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
    sentBefore = false,
  } = options;
  const { onResult, onProgress, signal, timeoutMs, headers = {} } = options;
  checkWholeNumber('batchSize', batchSize, BATCH_SIZE_MAX);
  checkWholeNumber('concurrency', concurrency, CONCURRENCY_MAX);
  checkMaxRetries(maxRetries, ArgumentError);
  checkHeaders(headers, ArgumentError);
  checkIdempotencyKey(runId, 'runId');
  if (timeoutMs !== undefined) checkTimeout(timeoutMs, ArgumentError);
  return {
    batchSize,
    concurrency,
    runId,
    sentBefore,
    ...(onResult && { onResult }),
    ...(onProgress && { onProgress }),
    request: { maxRetries, headers, ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) },
  };
}

function checkWholeNumber(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new ArgumentError(`${name} must be a whole number from 1 to ${max}`);
}
