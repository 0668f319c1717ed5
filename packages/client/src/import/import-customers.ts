import { onAbort } from '../core/signals.ts';
import { textOf } from '../core/values.ts';
import type { Transport } from '../transport.ts';
import { BatchReader, type Row } from './batch-reader.ts';
import { BatchSender } from './batch-sender.ts';
import { Counters } from './counters.ts';
import {
  type CustomerSource,
  type ImportOptions,
  type ResolvedImportOptions,
  resolveImportOptions,
} from './options.ts';
import { type OrderedPool, orderedPool } from './ordered-pool.ts';
import { waitingTogether } from './rate-limit-gate.ts';
import { reasonOfFlaw, reasonOfUnexpected, reasonOfUnsent } from './reasons.ts';
import { type ImportReport, type ImportResult, ImportStoppedError } from './report.ts';
import { type RowOutcome, toImportResult } from './row-outcomes.ts';
import { Turns } from './turns.ts';

/** Creates any number of customers. It throws the errors of `customers.import`. */
export async function importCustomers(
  transport: Transport,
  source: CustomerSource,
  options: ImportOptions,
): Promise<ImportReport> {
  const resolved = resolveImportOptions(options);
  const reader = new BatchReader(source, resolved.batchSize, resolved.firstIndex);
  const ending = new AbortController();
  const sender = new BatchSender(transport, resolved, waitingTogether(transport.clock, ending.signal));
  return new ImportRun(reader, sender, resolved, ending).toEnd();
}

/** Batches per concurrent request that may be started before an earlier one is finished. */
const AHEAD = 4;

/** Consecutive batches without a response, per concurrent request, after which the server counts as gone. */
const LOST_IN_A_ROW = 2;

/** One run of an import, from the source to the report. */
export class ImportRun {
  readonly #reader: BatchReader;
  readonly #sender: BatchSender;
  readonly #options: ResolvedImportOptions;
  /** Aborted when no attempt may be started. */
  readonly #ending: AbortController;
  readonly #turns = new Turns();
  readonly #pool: OrderedPool<readonly ImportResult[]>;
  readonly #counters = new Counters();
  #lostInARow = 0;
  #callbackFailed = false;
  #stopped: { readonly cause: unknown } | undefined;

  constructor(reader: BatchReader, sender: BatchSender, options: ResolvedImportOptions, ending: AbortController) {
    this.#ending = ending;
    this.#reader = reader;
    this.#sender = sender;
    this.#options = options;
    const limits = { concurrency: options.concurrency, ahead: options.concurrency * AHEAD };
    this.#pool = orderedPool(
      () => reader.next(),
      (rows) => this.#work(rows),
      limits,
    );
  }

  /** @throws {ImportStoppedError} if the import ends before its source. */
  async toEnd(): Promise<ImportReport> {
    const signals = [this.#options.request.signal, this.#options.drainSignal];
    const watches = signals.map((signal) => this.#endOn(signal));
    try {
      for await (const results of this.#pool.results()) await this.#deliver(results);
    } catch (cause) {
      this.#stop(cause);
    } finally {
      for (const stopWatching of watches) stopWatching();
    }
    return this.#report();
  }

  #report(): ImportReport {
    const report = this.#counters.report();
    if (!this.#stopped) return report;
    const { cause } = this.#stopped;
    throw new ImportStoppedError(`The import stopped after ${report.total} customers: ${textOf(cause)}`, report, cause);
  }

  #endOn(signal: AbortSignal | undefined): () => void {
    const end = (): void => {
      this.#stop(signal?.reason);
      this.#ending.abort(signal?.reason);
    };
    if (signal?.aborted) end();
    return onAbort(signal, end);
  }

  /** Ends the import. Batches in progress are still awaited, as their results count. The first cause is kept. */
  #stop(cause: unknown): void {
    this.#stopped ??= { cause };
    this.#pool.stop();
    this.#reader.cancel();
  }

  /** Sends a batch. It never rejects, as the pool requires. */
  async #work(rows: readonly Row[]): Promise<readonly ImportResult[]> {
    const sendable = rows.filter(({ flaw }) => flaw === null);
    const outcomes = await this.#turns.take(sendable, () => this.#send(sendable));
    const results = rows.map((row) => toImportResult(row, outcomes.get(row) ?? flawOutcome(row)));
    this.#counters.add(results);
    await this.#call(() => this.#options.onProgress?.(this.#counters.progress()));
    return results;
  }

  async #send(rows: readonly Row[]): Promise<ReadonlyMap<Row, RowOutcome>> {
    if (rows.length === 0) return new Map();
    // The import has stopped while the rows were waiting for their turn.
    if (this.#stopped) return this.#unsent(rows, this.#stopped.cause);
    try {
      const { outcomes, stop, lost } = await this.#sender.send(rows);
      this.#lostInARow = lost ? this.#lostInARow + 1 : 0;
      if (stop) this.#stop(stop);
      else if (lost && this.#lostInARow >= LOST_IN_A_ROW * this.#options.concurrency) this.#stop(lost);
      return outcomes;
    } catch (error) {
      // A bug of the SDK. Even then, every customer gets an outcome.
      this.#stop(error);
      return new Map(rows.map((row) => [row, { outcome: 'unknown', reason: reasonOfUnexpected(error) }]));
    }
  }

  #unsent(rows: readonly Row[], cause: unknown): ReadonlyMap<Row, RowOutcome> {
    const reason = reasonOfUnsent(cause);
    const { sentBefore } = this.#options;
    return new Map(rows.map((row) => [row, { outcome: row.index < sentBefore ? 'unknown' : 'failed', reason }]));
  }

  async #deliver(results: readonly ImportResult[]): Promise<void> {
    const { onResult, onBatch } = this.#options;
    if (onResult) for (const result of results) await this.#call(() => onResult(result));
    await this.#call(() => onBatch?.(results));
  }

  /** Calls a callback. If one throws, the import stops and no callback is called again. */
  async #call(callback: () => unknown): Promise<void> {
    if (this.#callbackFailed) return;
    try {
      await callback();
    } catch (error) {
      this.#callbackFailed = true;
      this.#stop(error);
    }
  }
}

function flawOutcome({ flaw }: Row): RowOutcome {
  return { outcome: 'failed', reason: reasonOfFlaw(flaw) };
}
