import { type CustomerCreate, type Customers, type ImportResult, ImportStoppedError } from '@rollcall/client';
import { oneLine } from '../core/output.ts';
import type { ImportEvents, OnConflict } from '../import-options/options.ts';
import type { SourceRow } from '../input/source.ts';
import { archiveCustomers } from './archive.ts';
import { Counters } from './counters.ts';
import { type FailedFile, type Failure, MALFORMED } from './failed-file.ts';
import type { Interrupt } from './interrupt.ts';
import type { Journal } from './journal.ts';
import type { ProgressBar } from './progress-bar.ts';
import { Warnings } from './warnings.ts';

interface SessionParts {
  readonly customers: Customers;
  readonly journal: Journal;
  readonly failed: FailedFile;
  readonly progress: ProgressBar;
  readonly options: { readonly concurrency: number; readonly onConflict: OnConflict; readonly events?: ImportEvents };
  readonly interrupt: Pick<Interrupt, 'draining' | 'ending'>;
}

/** One run of an import: from the position of the journal to the end of the file, or to an interrupt. */
export class ImportSession {
  readonly counters: Counters;
  readonly warnings = new Warnings();
  readonly #parts: SessionParts;
  /** Rows that the SDK has taken and whose outcome is not known yet. */
  readonly #pending: SourceRow[] = [];
  #done: number;
  #isRead = false;
  #isComplete = false;
  #hadEffect = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#done = parts.journal.start.done;
    this.counters = new Counters(parts.journal.start.counters);
  }

  /** Whether all rows are done. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Whether the API may have acted on any row, so that the import has to be resumed rather than started over. */
  get hasBegun(): boolean {
    return this.#done > 0 || this.#hadEffect || this.#parts.journal.isResumed;
  }

  /** @throws {ImportStoppedError} if the API or a file can no longer be used. */
  async run(rows: AsyncIterable<SourceRow>): Promise<void> {
    const { customers, journal, options, interrupt } = this.#parts;
    try {
      await customers.import(this.#customersOf(rows), {
        concurrency: options.concurrency,
        on_conflict: options.onConflict,
        events: options.events,
        runId: journal.runId,
        firstIndex: journal.start.done,
        ...(journal.sentSince && { sentBefore: journal.start.sent, startedAt: journal.sentSince }),
        drainSignal: interrupt.draining,
        signal: interrupt.ending,
        onBatch: (results) => this.#settle(results),
      });
      this.#isComplete = this.#isRead;
    } catch (error) {
      this.#hadEffect = !(error instanceof ImportStoppedError) || error.report.total > error.report.failed;
      throw error;
    }
  }

  /** Closes the files, and deletes the journal if there is nothing to resume. */
  async close(): Promise<void> {
    const { journal, failed } = this.#parts;
    await Promise.all([failed.close(), this.#isComplete || !this.hasBegun ? journal.remove() : journal.close()]);
  }

  async *#customersOf(rows: AsyncIterable<SourceRow>): AsyncGenerator<CustomerCreate> {
    const { journal, interrupt } = this.#parts;
    let number = 0;
    for await (const row of untilAborted(rows, interrupt.draining)) {
      number += 1;
      this.warnings.add(row);
      if (number <= journal.start.done) continue;
      await journal.willSend(number);
      this.#pending.push(row);
      // The API validates it.
      yield row.customer as CustomerCreate;
    }
    this.#isRead = !interrupt.draining.aborted;
  }

  /** Saves the outcomes of a batch; only then is the batch done. Batches arrive in the order of the file. */
  async #settle(results: readonly ImportResult[]): Promise<void> {
    const { journal, failed, progress } = this.#parts;
    for (const result of results) throwIfUnsettled(result);
    await journal.checkOurs();
    const rows = this.#pending.splice(0, results.length);
    const settled = await this.#settleRows(results, rows);
    const failures = settled.flatMap(({ failure }) => failure ?? []);
    await failed.append(failures);
    for (const { outcome } of settled) this.counters.add(outcome);
    for (const { code, reason } of failures) this.counters.addReason(code, reason);
    this.#done += results.length;
    const bytes = rows.at(-1)?.endByte ?? 0;
    await journal.isDone({ done: this.#done, failedBytes: failed.bytes, bytes, counters: this.counters.state() });
    progress.update({ rows: results.length, failed: this.counters.notCreated, bytes });
  }

  /** The outcome of each row, after the customers that are archived in the file are archived. */
  async #settleRows(results: readonly ImportResult[], rows: readonly SourceRow[]): Promise<SettledRow[]> {
    const { customers, options, interrupt } = this.#parts;
    const keys = results.flatMap((result, index) => (rows[index]?.archived ? (keyToArchive(result) ?? []) : []));
    const refused = await archiveCustomers(customers, keys, options.concurrency, interrupt.draining);
    const settled: SettledRow[] = [];
    for (const [index, result] of results.entries()) {
      const row = rows[index] as SourceRow;
      const key = row.archived ? keyToArchive(result) : undefined;
      const reason = key === undefined ? undefined : refused.get(key);
      if (key !== undefined && reason === undefined) this.counters.addArchived();
      const failure = reason === undefined ? failureOf(result, row) : { row, ...reason };
      settled.push({ outcome: reason === undefined ? result.outcome : 'failed', failure: await failure });
    }
    return settled;
  }
}

/** The outcome of a row. */
interface SettledRow {
  readonly outcome: ImportResult['outcome'];
  readonly failure: Failure | undefined;
}

/** Of a customer that is archived in the file. One that was skipped stays as it is. */
function keyToArchive({ outcome, customer_key }: ImportResult): string | undefined {
  const isStored = outcome === 'created' || outcome === 'updated' || outcome === 'unchanged';
  return isStored ? (customer_key ?? undefined) : undefined;
}

/** Stops the import before a row that failed for no fault of its own. A resumed import sends that row again. */
function throwIfUnsettled(result: ImportResult): void {
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return;
  const { error, code, message } = result.reason;
  if (code === 'unknown_outcome') throw new Error(message);
  if (error !== null && !REJECTIONS.includes(Reflect.get(error, 'status'))) throw error;
}

/** Statuses that concern the row alone: after a rejected batch, the SDK has sent each row by itself. */
const REJECTIONS: readonly unknown[] = [400, 413, 422];

async function failureOf(result: ImportResult, row: SourceRow): Promise<Failure | undefined> {
  if (row.problem !== null) return { row, code: MALFORMED, reason: `The row ${row.problem}` };
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return undefined;
  const { code, message, existing } = result.reason;
  if (code === TOO_LARGE) return { row, ...(await tooLargeReason(row)) };
  const by = existing ? ` by customer ${existing.customer_key}${existing.archived ? ' (archived)' : ''}` : '';
  return { row, code, reason: oneLine(`${message}${by}`) };
}

/** The code of a row that no request has room for. */
const TOO_LARGE = 'body_too_large';

/** The API has not read the row, but its document says which field is too long. */
async function tooLargeReason({ customer }: SourceRow): Promise<{ readonly code: string; readonly reason: string }> {
  const { issuesOfCustomer } = await import('./local-issues.ts');
  const [issue] = issuesOfCustomer(customer);
  return issue
    ? { code: issue.code, reason: issue.message }
    : { code: TOO_LARGE, reason: 'The customer is larger than 1 MiB' };
}

/** Yields the items of a source until a signal is aborted, even while waiting for the next item. */
async function* untilAborted<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  let wake = (): void => undefined;
  // One listener for all items: racing each item against one promise would leak memory.
  signal.addEventListener('abort', () => wake(), { once: true });
  while (!signal.aborted) {
    const next = await new Promise<IteratorResult<Item> | undefined>((resolve, reject) => {
      wake = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
    if (next === undefined || next.done || signal.aborted) return;
    yield next.value;
  }
}
