import { checkIdempotencyKey, checkOptions, randomKey } from '../core/options.ts';
import { ArgumentError } from '../errors.ts';
import type { RequestOptions, StoreOptions } from '../options.ts';
import type { CustomerCreate } from '../types.ts';
import type { ImportProgress, ImportResult } from './report.ts';

/** Where the customers of an import come from. It is read only as fast as they can be sent. */
export type CustomerSource = Iterable<CustomerCreate> | AsyncIterable<CustomerCreate> | ReadableStream<CustomerCreate>;

/** What `customers.import` takes as its last argument. */
export interface ImportOptions {
  /**
   * Customers per request, from 1 to 100: it is sent when so many are there, or when the source ends. A request is kept
   * below 1 MB in any case. Default: 100.
   */
  readonly batchSize?: number;
  /** Requests at a time. Default: 4. */
  readonly concurrency?: number;
  /**
   * What becomes of a customer whose key is taken: `skip` leaves the one that exists alone, `update` changes it. Only
   * Rollcall knows these two. Default: it fails, and no parameter is sent.
   */
  readonly on_conflict?: NonNullable<StoreOptions['on_conflict']>;
  /**
   * Called for every customer, in the order of the source. A promise that it returns is awaited, and the import waits
   * with it. What it throws stops the import.
   */
  readonly onResult?: (result: ImportResult) => unknown;
  /**
   * Called for the customers of every batch, in the order of the source, in place of `onResult` or after it. The batches
   * of an import that goes on behind one of them (see `firstIndex`) are cut as they were. What it returns and throws
   * counts as with `onResult`.
   */
  readonly onBatch?: (results: readonly ImportResult[]) => unknown;
  /** Called after every request that is done. What it throws stops the import. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /**
   * Ends the import at once, requests under way included. To let those finish, end the source instead.
   */
  readonly signal?: AbortSignal;
  /**
   * Makes the idempotency keys of the requests: another import with the same run, source and `batchSize` repeats them,
   * and a server that knows such keys then answers as it did the first time. Default: a random one.
   */
  readonly runId?: string;
  /**
   * The `index` of the first customer that the source gives, for an import that goes on where another one of the same
   * `runId` has ended. Default: 0.
   */
  readonly firstIndex?: number;
  /**
   * Whether some of the customers may have been sent before by an import that was killed, or the `index` below which they
   * may. If so, those that are taken are looked up, and count as created if they are there as they are in the source.
   * Default: false.
   */
  readonly sentBefore?: boolean | number;
  /** How often a request is tried again. A 429 does not count. Default: 5. */
  readonly maxRetries?: number;
  /** Replaces the client's `timeoutMs`. */
  readonly timeoutMs?: number;
  /** Headers to add to every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

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
