import { ApiError } from '../api-errors.ts';
import { AbortedError, CallError, RedirectError } from '../errors.ts';
import { type Conflicts, reconcileConflicts, rejectionBy } from '../reconcile/conflicts.ts';
import { lookUpWith } from '../reconcile/look-up.ts';
import type { Match } from '../reconcile/match.ts';
import { sendBulkCreate } from '../reconcile/send-bulk-create.ts';
import type { CallOverrides, Outcome, Transport } from '../transport.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';
import type { Row } from './batch-reader.ts';
import { CreatedKeys } from './created-keys.ts';
import type { ResolvedImportOptions } from './options.ts';
import { reasonOfError } from './reasons.ts';
import { type RowOutcome, readOutcomes, withMatches } from './row-outcomes.ts';

/** The outcomes of the rows of one batch. */
interface BatchOutcome {
  readonly outcomes: ReadonlyMap<Row, RowOutcome>;
  /** Why nothing more should be sent. */
  readonly stop: CallError | null;
  /** Why no request of the batch got a usable response. */
  readonly lost: CallError | null;
}

/** The response to one request. */
interface BatchAnswer {
  /** By the response alone. */
  readonly outcomes: ReadonlyMap<Row, RowOutcome>;
  readonly conflicts: Conflicts;
  /** Whether an earlier attempt, whose response was lost, may have acted before this one. */
  readonly isAmbiguous: boolean;
  /** Whether it is the response to the first request with this idempotency key, and so needs no look-up. */
  readonly isReplayed: boolean;
}

/** Sends batches, and finds out the outcome of each of their rows. */
export class BatchSender {
  readonly #transport: Transport;
  readonly #options: ResolvedImportOptions;
  readonly #overrides: CallOverrides;
  readonly #keys = new CreatedKeys();

  constructor(transport: Transport, options: ResolvedImportOptions, overrides: CallOverrides) {
    this.#transport = transport;
    this.#options = options;
    this.#overrides = overrides;
  }

  /** Sends rows that can be sent. It does not reject when a call fails. */
  send(rows: readonly Row[]): Promise<BatchOutcome> {
    const { sentBefore, startedAt } = this.#options;
    const [first] = rows;
    return this.#send(rows, first !== undefined && first.index < sentBefore ? startedAt : null);
  }

  /**
   * @param sentSince the earliest time at which another request may have created the rows, by the clock of this computer;
   * `null` if none was sent.
   */
  async #send(rows: readonly Row[], sentSince: number | null): Promise<BatchOutcome> {
    const now = this.#transport.clock.now();
    try {
      return { outcomes: await this.#outcomesOf(rows, sentSince, now), stop: null, lost: null };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!isRejectedWhole(error)) return withoutResponse(rows, error, sentSince !== null);
      return this.#sendHalves(rows, error.effectUnknown ? (sentSince ?? now) : sentSince);
    }
  }

  /** Finds the rows that caused a batch to be rejected. */
  async #sendHalves(rows: readonly Row[], sentSince: number | null): Promise<BatchOutcome> {
    const middle = Math.ceil(rows.length / 2);
    const first = await this.#send(rows.slice(0, middle), sentSince);
    const rest = rows.slice(middle);
    const second = first.stop
      ? withoutResponse(rest, first.stop, sentSince !== null)
      : await this.#send(rest, sentSince);
    return {
      outcomes: new Map([...first.outcomes, ...second.outcomes]),
      stop: first.stop ?? second.stop,
      lost: first.lost && second.lost,
    };
  }

  /** @throws the error of the request, unless it rejects the only customer. */
  async #outcomesOf(rows: readonly Row[], sentSince: number | null, now: number): Promise<Map<Row, RowOutcome>> {
    const answer = await this.#answerTo(rows);
    const isAmbiguous = answer.isAmbiguous || (sentSince !== null && !answer.isReplayed);
    const matches = isAmbiguous ? await this.#reconcile(rows, answer.conflicts, sentSince ?? now) : new Map();
    const outcomes = withMatches(rows, answer.outcomes, matches);
    for (const [{ customer_key }, { outcome }] of outcomes) if (outcome === 'created') this.#keys.add(customer_key);
    return outcomes;
  }

  async #answerTo(rows: readonly Row[]): Promise<BatchAnswer> {
    try {
      const { result, ambiguousRetry } = await this.#request(rows);
      const isReplayed = result.headers.get('idempotency-replayed') === 'true';
      const outcomes = readOutcomes(rows, result.data);
      return { outcomes, conflicts: result.data, isAmbiguous: ambiguousRetry, isReplayed };
    } catch (error) {
      if (rows.length > 1 || !(error instanceof ApiError) || !isRejectedWhole(error)) throw error;
      const outcomes = sameOutcome(rows, { outcome: 'failed', reason: reasonOfError(error) });
      const conflicts = { customers_created: [], customers_failed: [{ index: 0, ...rejectionBy(error) }] };
      return { outcomes, conflicts, isAmbiguous: error.effectUnknown, isReplayed: false };
    }
  }

  #request(rows: readonly Row[]): Promise<Outcome<BulkCreateResult>> {
    const json = `{"customers":[${rows.map((row) => row.json).join()}]}`;
    const { runId, query, request } = this.#options;
    // Unique, as no two requests of a run have the same first row and the same length.
    const idempotencyKey = `${runId}-${rows[0]?.index}-${rows.length}`;
    const bulkCreate = { retrySafety: 'retry-until-confirmed', query, body: { json } } as const;
    return sendBulkCreate(this.#transport, bulkCreate, { ...request, idempotencyKey }, this.#overrides);
  }

  async #reconcile(rows: readonly Row[], conflicts: Conflicts, since: number): Promise<ReadonlyMap<number, Match>> {
    // As they were sent: the source may have changed its objects since.
    const sent = rows.map(({ json }) => JSON.parse(json) as CustomerCreate);
    const signal = this.#overrides.waitSignal;
    const lookUp = lookUpWith(this.#transport, { ...this.#options.request, signal });
    const matches = new Map(await reconcileConflicts(sent, conflicts, lookUp, since));
    for (const position of matches.keys()) {
      if (this.#keys.has(sent[position]?.customer_key ?? '')) matches.set(position, { status: 'not-created' });
    }
    return matches;
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
function isRejectedWhole(error: CallError): error is ApiError {
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
