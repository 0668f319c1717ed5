import { ApiError } from '../api-errors.ts';
import type { CallOverrides, Outcome, Transport } from '../core/transport.ts';
import { AbortedError, CallError, RedirectError } from '../errors.ts';
import { bulkCreateCall } from '../reconcile/bulk-create-customers.ts';
import { reconcileConflicts } from '../reconcile/conflicts.ts';
import { lookUpWith, type Match } from '../reconcile/match.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';
import type { Row } from './batch-reader.ts';
import type { ResolvedImportOptions } from './options.ts';
import { reasonOfError } from './reasons.ts';
import { type RowOutcome, resolveOutcomes } from './row-outcomes.ts';

/** The outcomes of the rows of one batch. */
interface BatchOutcome {
  readonly outcomes: ReadonlyMap<Row, RowOutcome>;
  /** Why nothing more should be sent. */
  readonly stop: CallError | null;
  /** Why no request of the batch got a usable response. */
  readonly lost: CallError | null;
}

/** Sends batches, and finds out the outcome of each of their rows. */
export class BatchSender {
  readonly #transport: Transport;
  readonly #options: ResolvedImportOptions;
  readonly #overrides: CallOverrides;

  constructor(transport: Transport, options: ResolvedImportOptions, overrides: CallOverrides) {
    this.#transport = transport;
    this.#options = options;
    this.#overrides = overrides;
  }

  /** Sends rows that can be sent. It does not reject when a call fails. */
  send(rows: readonly Row[]): Promise<BatchOutcome> {
    const [first] = rows;
    return this.#send(rows, first !== undefined && first.index < this.#options.sentBefore);
  }

  async #send(rows: readonly Row[], sentBefore: boolean): Promise<BatchOutcome> {
    try {
      const outcome = await this.#request(rows);
      const matches = await this.#reconcile(rows, outcome, sentBefore);
      return { outcomes: resolveOutcomes(rows, outcome.result.data, matches), stop: null, lost: null };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!isRejectedWhole(error)) return withoutResponse(rows, error, sentBefore);
      if (rows.length > 1) return this.#sendHalves(rows, sentBefore || error.effectUnknown);
      const outcomes = sameOutcome(rows, { outcome: 'failed', reason: reasonOfError(error) });
      return { outcomes, stop: null, lost: null };
    }
  }

  /** Finds the rows that caused a batch to be rejected. */
  async #sendHalves(rows: readonly Row[], sentBefore: boolean): Promise<BatchOutcome> {
    const middle = Math.ceil(rows.length / 2);
    const first = await this.#send(rows.slice(0, middle), sentBefore);
    const rest = rows.slice(middle);
    const second = first.stop ? withoutResponse(rest, first.stop, sentBefore) : await this.#send(rest, sentBefore);
    return {
      outcomes: new Map([...first.outcomes, ...second.outcomes]),
      stop: first.stop ?? second.stop,
      lost: first.lost && second.lost,
    };
  }

  #request(rows: readonly Row[]): Promise<Outcome<BulkCreateResult>> {
    const json = `{"customers":[${rows.map((row) => row.json).join()}]}`;
    const { runId, query, request } = this.#options;
    const call = {
      ...bulkCreateCall(query, [], json),
      ...this.#overrides,
      retrySafety: 'retry-until-confirmed',
    } as const;
    // Unique, as no two requests of a run have the same first row and the same length.
    const idempotencyKey = `${runId}-${rows[0]?.index}-${rows.length}`;
    return this.#transport.run(call, { ...request, idempotencyKey });
  }

  async #reconcile(
    rows: readonly Row[],
    { result, ambiguousRetry }: Outcome<BulkCreateResult>,
    sentBefore: boolean,
  ): Promise<ReadonlyMap<number, Match>> {
    if (!ambiguousRetry && !sentBefore) return new Map();
    // As they were sent: the source may have changed its objects since.
    const sent = rows.map(({ json }) => JSON.parse(json) as CustomerCreate);
    return reconcileConflicts(sent, result.data, lookUpWith(this.#transport, this.#options.request));
  }
}

function withoutResponse(rows: readonly Row[], error: CallError, sentBefore: boolean): BatchOutcome {
  const outcome = error.effectUnknown || sentBefore ? 'unknown' : 'failed';
  const outcomes = sameOutcome(rows, { outcome, reason: reasonOfError(error) });
  return { outcomes, stop: stopsImport(error) ? error : null, lost: error };
}

function sameOutcome(rows: readonly Row[], outcome: RowOutcome): Map<Row, RowOutcome> {
  return new Map(rows.map((row) => [row, outcome]));
}

/** Statuses that concern the content of a request, so that a part of it may succeed. */
const REJECTED_WHOLE: readonly number[] = [400, 413, 422];

/** Whether a request was rejected as a whole because of some of its rows, or because of their number. */
function isRejectedWhole(error: CallError): boolean {
  return error instanceof ApiError && REJECTED_WHOLE.includes(error.status) && !isKeyReused(error);
}

/** Whether all further requests would fail in the same way, or must not be sent. */
function stopsImport(error: CallError): boolean {
  if (error instanceof AbortedError || error instanceof RedirectError) return true;
  if (!(error instanceof ApiError) || error.status >= 500) return false;
  // A 408, or a 409 for a request still in progress, says nothing about other requests.
  return isKeyReused(error) || ![...REJECTED_WHOLE, 408, 409].includes(error.status);
}

/** Whether the run id was used before, for other customers. */
function isKeyReused(error: ApiError): boolean {
  return error.code === 'idempotency_key_reused';
}
