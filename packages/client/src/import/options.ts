import { checked, checkIdempotencyKey, checkOptions, checkSignal, randomKey } from '../core/options.ts';
import { check } from '../core/values.ts';
import { ArgumentError } from '../errors.ts';
import type { RequestOptions, StoreOptions } from '../options.ts';
import type { CustomerCreate } from '../types.ts';
import type { ImportProgress, ImportResult } from './report.ts';

/** The source of an import. It is read only as fast as its customers can be sent. */
export type CustomerSource = Iterable<CustomerCreate> | AsyncIterable<CustomerCreate> | ReadableStream<CustomerCreate>;

/** The options of `customers.import`. */
export interface ImportOptions {
  /**
   * Customers per request, from 1 to 100. A request is sent when it is full or when the source ends, and it always stays
   * below 1 MB. Default: 100.
   */
  readonly batchSize?: number | undefined;
  /** Requests at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  /**
   * How to handle a customer whose key is taken: `skip` ignores it, `update` changes the existing customer. Only Rollcall
   * supports these two. Default: the customer fails, and no parameter is sent.
   */
  readonly on_conflict?: NonNullable<StoreOptions['on_conflict']> | undefined;
  /**
   * The webhook events of each request: `summary` sends only its counts, `none` sends nothing. Only Rollcall supports these
   * two. Default: an event for each customer, and no parameter is sent.
   */
  readonly events?: StoreOptions['events'];
  /**
   * Called for every customer, in the order of the source. If it returns a promise, the import waits for it. An error
   * stops the import.
   */
  readonly onResult?: ((result: ImportResult) => unknown) | undefined;
  /**
   * Called once for every batch, in the order of the source, instead of `onResult` or after it. An import that resumes
   * after a batch (see `firstIndex`) forms the same batches again. Promises and errors are handled as with `onResult`.
   */
  readonly onBatch?: ((results: readonly ImportResult[]) => unknown) | undefined;
  /** Called after every finished batch. An error stops the import. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the import at once, including requests in progress. To let those finish, use `drainSignal`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Ends the import as soon as the requests in progress have ended: nothing more is sent, not even a second attempt of
   * theirs. To let those finish whatever it takes, end the source instead.
   */
  readonly drainSignal?: AbortSignal | undefined;
  /**
   * The prefix of the idempotency keys. Another import with the same `runId`, source and `batchSize` repeats the keys, and
   * a server that supports such keys gives the same responses again. Default: a random one.
   */
  readonly runId?: string | undefined;
  /**
   * The `index` of the first customer of the source, for an import that resumes where another one with the same `runId`
   * ended. Default: 0.
   */
  readonly firstIndex?: number | undefined;
  /**
   * Whether a killed import may already have sent some of the customers, or the `index` below which it may have. Such
   * customers are looked up if they are taken, and count as created if they are stored as they are in the source and are
   * not older than `startedAt`, which is then required. Default: false.
   */
  readonly sentBefore?: boolean | number | undefined;
  /**
   * When the killed import began, by the clock of this computer. A later time is better, if the killed import sent none of
   * the remaining customers before it: fewer of them can then be mistaken for customers that it created.
   */
  readonly startedAt?: Date | undefined;
  /** The maximum number of retries of a request. Retries after a 429 do not count. Default: 5. */
  readonly maxRetries?: number | undefined;
  /** Overrides the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Headers to add to every request. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The options of an import, checked and completed with defaults. */
export interface ResolvedImportOptions
  extends Pick<ImportOptions, 'onResult' | 'onBatch' | 'onProgress' | 'drainSignal'> {
  readonly batchSize: number;
  readonly concurrency: number;
  readonly runId: string;
  readonly firstIndex: number;
  /** Customers below this index may have been sent before, but not before `startedAt`. */
  readonly sentBefore: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly query: Pick<ImportOptions, 'on_conflict' | 'events'>;
  /** The options of each request. */
  readonly request: RequestOptions;
}

/** The API's limit. */
const BATCH_SIZE_MAX = 100;
const CONCURRENCY_MAX = 100;

/** @throws {ArgumentError} if an option is invalid. */
export function resolveImportOptions(options: ImportOptions): ResolvedImportOptions {
  const {
    batchSize = BATCH_SIZE_MAX,
    concurrency = 4,
    maxRetries = 5,
    runId = randomKey(),
    firstIndex = 0,
    startedAt,
  } = checked(options);
  const sentBefore = indexOf(options.sentBefore);
  const { onResult, onBatch, onProgress, on_conflict, events, signal, drainSignal, timeoutMs, headers = {} } = options;
  checkWholeNumber('batchSize', batchSize, 1, BATCH_SIZE_MAX);
  checkWholeNumber('concurrency', concurrency, 1, CONCURRENCY_MAX);
  checkWholeNumber('firstIndex', firstIndex, 0, Number.MAX_SAFE_INTEGER);
  checkOptions({ timeoutMs, maxRetries, headers }, ArgumentError);
  checkIdempotencyKey(runId, 'runId');
  checkStartedAt(startedAt, sentBefore > firstIndex);
  checkSignal(signal);
  checkSignal(drainSignal, 'drainSignal');
  return {
    batchSize,
    concurrency,
    runId,
    firstIndex,
    sentBefore,
    startedAt: Number(startedAt),
    // The defaults are not sent, as the hosted API does not support the parameters.
    query: {
      ...(on_conflict !== undefined && on_conflict !== 'fail' && { on_conflict }),
      ...(events !== undefined && events !== 'all' && { events }),
    },
    onResult,
    onBatch,
    onProgress,
    drainSignal,
    request: { maxRetries, headers, signal, timeoutMs },
  };
}

function indexOf(sentBefore: boolean | number | undefined): number {
  return typeof sentBefore === 'number' ? sentBefore : sentBefore ? Number.POSITIVE_INFINITY : 0;
}

function checkStartedAt(startedAt: unknown, isRequired: boolean): void {
  const isValid = startedAt instanceof Date && !Number.isNaN(startedAt.getTime());
  const isAbsent = startedAt === undefined && !isRequired;
  check(isAbsent || isValid, 'startedAt must be a valid Date; with sentBefore, when the earlier import began');
}

function checkWholeNumber(name: string, value: number, min: number, max: number): void {
  const isValid = Number.isInteger(value) && value >= min && value <= max;
  check(isValid, `${name} must be a whole number from ${min} to ${max}`);
}
