import { type CustomerCreate, type Customers, type ImportResult, ImportStoppedError } from '@rollcall/client';
import type { SourceRow } from '../input/source.ts';
import { ImportTally } from './counters.ts';
import { type FailedFile, type Failure, MALFORMED } from './failed-file.ts';
import type { Journal } from './journal.ts';
import type { ImportCommandOptions } from './options.ts';
import type { ProgressBar } from './progress-bar.ts';

/** What a run of an import works with. */
interface SessionParts {
  readonly customers: Customers;
  readonly journal: Journal;
  readonly failed: FailedFile;
  readonly progress: ProgressBar;
  readonly options: Pick<ImportCommandOptions, 'concurrency' | 'onConflict'>;
  /** Ends the run after the requests under way. */
  readonly signal: AbortSignal;
}

/** One run of an import: from where the journal says, to the end or an interrupt. */
export class ImportSession {
  readonly tally: ImportTally;
  readonly #parts: SessionParts;
  /** Rows that were given to the SDK and whose fate is not known yet. */
  readonly #underWay: SourceRow[] = [];
  #done: number;
  #isRead = false;
  #isAtEnd = false;
  #hadEffect = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#done = parts.journal.start.done;
    this.tally = new ImportTally(parts.journal.start.tally);
  }

  /** Whether all rows are done. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Whether anything may have been sent that has to be gone on with. */
  get hasBegun(): boolean {
    return this.#done > 0 || this.#hadEffect || this.#parts.journal.isResumed;
  }

  /** @throws {ImportStoppedError} where the API or a file cannot be used any more. */
  async run(rows: AsyncIterable<SourceRow>): Promise<void> {
    const { customers, journal, options } = this.#parts;
    try {
      await customers.import(this.#customersOf(rows), {
        concurrency: options.concurrency,
        on_conflict: options.onConflict,
        runId: journal.runId,
        firstIndex: journal.start.done,
        sentBefore: journal.start.sent,
        onBatch: (results) => this.#settle(results),
      });
      this.#isAtEnd = this.#isRead;
    } catch (error) {
      this.#hadEffect = !(error instanceof ImportStoppedError) || error.report.total > error.report.failed;
      throw error;
    }
  }

  async *#customersOf(rows: AsyncIterable<SourceRow>): AsyncGenerator<CustomerCreate> {
    const { journal, signal } = this.#parts;
    let number = 0;
    for await (const row of untilAborted(rows, signal)) {
      number += 1;
      if (number <= journal.start.done) continue;
      await journal.willSend(number);
      this.#underWay.push(row);
      // What is in a file may be anything: the API judges it.
      yield row.customer as CustomerCreate;
    }
    this.#isRead = !signal.aborted;
  }

  /** Writes down what became of a batch; only then does it count as done. */
  async #settle(results: readonly ImportResult[]): Promise<void> {
    const { journal, failed, progress } = this.#parts;
    for (const result of results) throwIfUnsettled(result);
    await journal.checkOurs();
    const rows = this.#underWay.splice(0, results.length);
    const failures = results.flatMap((result, index) => failureOf(result, rows[index] as SourceRow) ?? []);
    await failed.append(failures);
    this.#count(results, failures);
    this.#done += results.length;
    await journal.isDone({ done: this.#done, failedBytes: failed.bytes, tally: this.tally.state() });
    progress.update({ rows: results.length, failed: this.tally.failed, bytes: rows.at(-1)?.endByte ?? 0 });
  }

  #count(results: readonly ImportResult[], failures: readonly Failure[]): void {
    for (const { outcome } of results) this.tally.add(outcome);
    for (const { code, reason } of failures) this.tally.addFailure(code, reason);
  }
}

/**
 * A row that failed on the way, not by itself, is not done: the import stops before it, and sends it again when it goes
 * on.
 */
function throwIfUnsettled(result: ImportResult): void {
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return;
  const { error, code, message } = result.reason;
  if (code === 'unknown_outcome') throw new Error(message);
  if (error !== null && !REFUSALS.includes(Reflect.get(error, 'status'))) throw error;
}

/** Statuses that are about the row alone: it was sent by itself in the end. */
const REFUSALS: readonly unknown[] = [400, 413, 422];

/** Why a row failed; `undefined` where it did not. */
function failureOf(result: ImportResult, row: SourceRow): Failure | undefined {
  if (row.problem !== null) return { row, code: MALFORMED, reason: `The row ${row.problem}` };
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return undefined;
  const { code, message, existing } = result.reason;
  const archived = existing?.archived ? ', which is archived' : '';
  const by = existing ? ` by the customer ${existing.customer_key}${archived}` : '';
  return { row, code, reason: `${message}${by}` };
}

/** What a source gives until a signal is aborted, also while the source is waited for. */
async function* untilAborted<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  let wake = (): void => undefined;
  // One listener for all items: a race with one promise would keep something of each of them.
  signal.addEventListener('abort', () => wake(), { once: true });
  while (!signal.aborted) {
    const next = iterator.next();
    await new Promise<void>((resolve) => {
      wake = resolve;
      next.then(
        () => resolve(),
        () => resolve(),
      );
    });
    if (signal.aborted) return;
    const { done, value } = await next;
    if (done) return;
    yield value;
  }
}
