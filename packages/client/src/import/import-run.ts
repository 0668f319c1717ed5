import { textOf } from '../core/values.ts';
import type { BatchReader, Row } from './batch-reader.ts';
import type { BatchSender } from './batch-sender.ts';
import { Tally } from './counters.ts';
import type { ResolvedImportOptions } from './options.ts';
import { OrderedPool } from './ordered-pool.ts';
import { reasonOfFlaw, reasonOfUnexpected } from './reasons.ts';
import { type ImportReport, type ImportResult, ImportStoppedError } from './report.ts';
import { type Fate, toImportResult } from './row-outcomes.ts';

/** Batches per request under way that may wait for an earlier one to be done. */
const AHEAD = 4;

/** Batches in a row, per request under way, without any answer, after which a server counts as gone. */
const LOST_IN_A_ROW = 2;

/** One run of an import, from the source to the report. */
export class ImportRun {
  readonly #reader: BatchReader;
  readonly #sender: BatchSender;
  readonly #options: ResolvedImportOptions;
  readonly #pool: OrderedPool<readonly Row[], readonly ImportResult[]>;
  readonly #tally = new Tally();
  #lostInARow = 0;
  #callbackFailed = false;
  #stopped: { readonly cause: unknown } | undefined;

  constructor(reader: BatchReader, sender: BatchSender, options: ResolvedImportOptions) {
    this.#reader = reader;
    this.#sender = sender;
    this.#options = options;
    const limits = { concurrency: options.concurrency, ahead: options.concurrency * AHEAD };
    this.#pool = new OrderedPool(
      () => reader.next(),
      (rows) => this.#work(rows),
      limits,
    );
  }

  /** @throws {ImportStoppedError} where the import ends before its source. */
  async toEnd(): Promise<ImportReport> {
    const { signal } = this.#options.request;
    const onAbort = (): void => this.#stop(signal?.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    try {
      for await (const results of this.#pool.results()) await this.#hand(results);
    } catch (cause) {
      this.#stop(cause);
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
    return this.#report();
  }

  #report(): ImportReport {
    const report = this.#tally.report();
    if (!this.#stopped) return report;
    const { cause } = this.#stopped;
    throw new ImportStoppedError(`The import stopped after ${report.total} customers: ${textOf(cause)}`, report, cause);
  }

  /** Ends the import; what is under way is still waited for, since its results count. The first cause is kept. */
  #stop(cause: unknown): void {
    this.#stopped ??= { cause };
    this.#pool.stop();
    this.#reader.cancel();
  }

  /** Sends a batch. It does not reject, as the pool demands. */
  async #work(rows: readonly Row[]): Promise<readonly ImportResult[]> {
    const fates = await this.#send(rows.filter(({ flaw }) => flaw === null));
    const results = rows.map((row) => toImportResult(row, fates.get(row) ?? fateOfFlaw(row)));
    this.#tally.add(results);
    await this.#call(() => this.#options.onProgress?.(this.#tally.progress()));
    return results;
  }

  async #send(rows: readonly Row[]): Promise<ReadonlyMap<Row, Fate>> {
    if (rows.length === 0) return new Map();
    try {
      const { fates, stop, lost } = await this.#sender.send(rows);
      this.#lostInARow = lost ? this.#lostInARow + 1 : 0;
      if (stop) this.#stop(stop);
      else if (lost && this.#lostInARow >= LOST_IN_A_ROW * this.#options.concurrency) this.#stop(lost);
      return fates;
    } catch (error) {
      // Nothing that is known to happen; but if it does, no customer may be lost sight of.
      this.#stop(error);
      return new Map(rows.map((row) => [row, { outcome: 'unknown', reason: reasonOfUnexpected(error) }]));
    }
  }

  async #hand(results: readonly ImportResult[]): Promise<void> {
    const { onResult, onBatch } = this.#options;
    if (onResult) for (const result of results) await this.#call(() => onResult(result));
    await this.#call(() => onBatch?.(results));
  }

  /** Calls a function of the caller's. One that has thrown stops the import, and neither is called again. */
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

function fateOfFlaw({ flaw }: Row): Fate {
  return { outcome: 'failed', reason: reasonOfFlaw(flaw) };
}
