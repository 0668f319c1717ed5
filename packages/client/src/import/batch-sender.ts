import { ApiError } from '../api-errors.ts';
import type { Dispatcher, Outcome, Tuning } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import { AbortedError, CallError, RedirectError } from '../errors.ts';
import type { RequestOptions, StoreOptions } from '../options.ts';
import { bulkCreateRoute } from '../reconcile/bulk-create-customers.ts';
import { ownershipOfTaken } from '../reconcile/conflicts.ts';
import type { LookUp, Ownership } from '../reconcile/match.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';
import type { Row } from './batch-reader.ts';
import { reasonOfError } from './reasons.ts';
import { type Fate, readFates } from './row-outcomes.ts';

/** What became of the rows of one batch. */
interface BatchOutcome {
  readonly fates: ReadonlyMap<Row, Fate>;
  /** Why nothing more should be sent. */
  readonly stop: CallError | null;
  /** Why no request of the batch got an answer that could be used. */
  readonly lost: CallError | null;
}

/** How batches are sent. */
interface BatchSenderOptions {
  /** Where the idempotency keys of a run begin. */
  readonly runId: string;
  /** The rows before this one may have been sent by an earlier run. */
  readonly sentBefore: number;
  /** What is asked of the API beside the customers. */
  readonly query: Pick<StoreOptions, 'on_conflict'>;
  readonly request: RequestOptions;
  readonly tuning: Tuning;
}

/** Sends batches, and finds out what became of each of their rows. */
export class BatchSender {
  readonly #dispatcher: Dispatcher;
  readonly #lookUp: LookUp;
  readonly #options: BatchSenderOptions;

  constructor(dispatcher: Dispatcher, lookUp: LookUp, options: BatchSenderOptions) {
    this.#dispatcher = dispatcher;
    this.#lookUp = lookUp;
    this.#options = options;
  }

  /** Sends rows that can be sent. It does not reject for what goes wrong on the way. */
  send(rows: readonly Row[]): Promise<BatchOutcome> {
    const [first] = rows;
    return this.#send(rows, first !== undefined && first.index < this.#options.sentBefore);
  }

  async #send(rows: readonly Row[], sentBefore: boolean): Promise<BatchOutcome> {
    try {
      const outcome = await this.#request(rows);
      const ownerships = await this.#ownerships(rows, outcome, sentBefore);
      return { fates: readFates(rows, outcome.result.data, ownerships), stop: null, lost: null };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!isRefusedWhole(error)) return withoutAnswer(rows, error, sentBefore);
      return rows.length > 1 ? this.#sendHalves(rows, sentBefore || error.effectUnknown) : refused(rows, error);
    }
  }

  /** Finds the rows on whose account a batch was refused. */
  async #sendHalves(rows: readonly Row[], sentBefore: boolean): Promise<BatchOutcome> {
    const middle = Math.ceil(rows.length / 2);
    const first = await this.#send(rows.slice(0, middle), sentBefore);
    const rest = rows.slice(middle);
    const second = first.stop ? withoutAnswer(rest, first.stop, sentBefore) : await this.#send(rest, sentBefore);
    return {
      fates: new Map([...first.fates, ...second.fates]),
      stop: first.stop ?? second.stop,
      lost: first.lost && second.lost,
    };
  }

  #request(rows: readonly Row[]): Promise<Outcome<BulkCreateResult>> {
    const json = `{"customers":[${rows.map((row) => row.json).join()}]}`;
    const { runId, query, request, tuning } = this.#options;
    const call = { ...bulkCreateRoute, repetition: 'until-known', query, json } as const;
    // No two requests of a run begin with the same row and are of the same length.
    const idempotencyKey = `${runId}-${rows[0]?.index}-${rows.length}`;
    return this.#dispatcher.run(call, { ...request, idempotencyKey }, dataOf, tuning);
  }

  async #ownerships(
    rows: readonly Row[],
    { result, repeatedBlindly }: Outcome<BulkCreateResult>,
    sentBefore: boolean,
  ): Promise<ReadonlyMap<number, Ownership>> {
    if (!repeatedBlindly && !sentBefore) return new Map();
    // As they were sent: the source may have changed its objects since.
    const sent = rows.map(({ json }) => JSON.parse(json) as CustomerCreate);
    return ownershipOfTaken(sent, result.data, this.#lookUp);
  }
}

function refused(rows: readonly Row[], error: CallError): BatchOutcome {
  return { fates: sameFate(rows, { outcome: 'failed', reason: reasonOfError(error) }), stop: null, lost: null };
}

function withoutAnswer(rows: readonly Row[], error: CallError, sentBefore: boolean): BatchOutcome {
  const outcome = error.effectUnknown || sentBefore ? 'unknown' : 'failed';
  const fate: Fate = { outcome, reason: reasonOfError(error) };
  const stop = stopsImport(error) ? error : null;
  return { fates: sameFate(rows, fate), stop, lost: error };
}

function sameFate(rows: readonly Row[], fate: Fate): Map<Row, Fate> {
  return new Map(rows.map((row) => [row, fate]));
}

/** Statuses that are about what was sent, so that a part of it may fare better. */
const REFUSED_WHOLE: readonly number[] = [400, 413, 422];

/** Whether a request was refused as a whole because of some of its rows, or because of their number. */
function isRefusedWhole(error: CallError): boolean {
  return error instanceof ApiError && REFUSED_WHOLE.includes(error.status) && !isKeyReused(error);
}

/** Whether all further requests would fail in the same way, or must not be made. */
function stopsImport(error: CallError): boolean {
  if (error instanceof AbortedError || error instanceof RedirectError) return true;
  if (!(error instanceof ApiError) || error.status >= 500) return false;
  // A 408, or a 409 of a request still in progress, after all retries, says nothing of other requests.
  return isKeyReused(error) || ![...REFUSED_WHOLE, 408, 409].includes(error.status);
}

/** The run id was used before, for other customers. */
function isKeyReused(error: ApiError): boolean {
  return error.code === 'idempotency_key_reused';
}

/** Whether a failure concerns all requests alike: too many of them, or a server that says when it will be back. */
export function isToldToWait(error: CallError): boolean {
  return error instanceof ApiError && (error.status === 429 || error.retryAfterMs !== null);
}
