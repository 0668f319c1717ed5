import {
  type CustomerCreate,
  type Customers,
  type ImportResult,
  ImportStoppedError,
  NotFoundError,
} from '@rollcall/client';
import type { CustomerRow } from '@rollcall/contract/customer-file';
import type { Counts, OnConflict, RowIssue } from '../import-state.ts';
import type { ImportJournal } from './import-journal.ts';
import type { OpenSource } from './import-rows.ts';
import { malformedRow, type RowOutcome, toProblemRows, toRowIssue } from './row-outcome.ts';
import { Tally } from './tally.ts';

interface SendOptions {
  readonly customers: Customers;
  readonly onConflict: OnConflict;
  readonly journal: ImportJournal;
  /** Ends the import after the requests in progress. */
  readonly pause: AbortSignal;
  /** Called after every batch. */
  readonly onProgress: (done: number, counts: Counts) => void;
}

/** Archiving is repeated when an import resumes, and a busy server must not stop it. */
const ARCHIVE_RETRIES = 8;

/**
 * Sends the rows of a file that are not done, and saves the outcome of each.
 *
 * @returns whether all rows are done. If not, somebody has paused the import.
 * @throws {Error} why the import has stopped. It can be resumed.
 */
export async function sendRows(source: OpenSource, options: SendOptions): Promise<boolean> {
  const sending = new Sending(source, options);
  try {
    await sending.run();
    return sending.isRead;
  } catch (error) {
    if (options.pause.aborted) return false;
    throw error instanceof ImportStoppedError ? (error.cause ?? error) : error;
  }
}

/** A row and its outcome. */
interface Settled {
  readonly row: CustomerRow;
  readonly outcome: RowOutcome;
}

class Sending {
  readonly #source: OpenSource;
  readonly #options: SendOptions;
  readonly #tally: Tally;
  /** Rows that the SDK has taken and whose outcome is not saved. */
  readonly #pending: CustomerRow[] = [];
  #done: number;
  /** Whether the SDK has got all rows. */
  isRead = false;

  constructor(source: OpenSource, options: SendOptions) {
    this.#source = source;
    this.#options = options;
    this.#tally = new Tally(options.journal.counts);
    this.#done = options.journal.run.done;
  }

  async run(): Promise<void> {
    const { customers, journal, onConflict, pause } = this.#options;
    await customers.import(this.#customersToSend(), {
      on_conflict: onConflict,
      runId: journal.run.runId,
      firstIndex: journal.run.done,
      ...journal.sentBefore,
      drainSignal: pause,
      onBatch: (results) => this.#settle(results),
    });
  }

  async *#customersToSend(): AsyncGenerator<CustomerCreate> {
    const { journal, pause } = this.#options;
    const only = journal.run.only === null ? null : new Set(journal.run.only);
    let index = 0;
    for await (const row of this.#source.rows) {
      if (pause.aborted) return;
      if (only !== null && !only.has(row.number)) continue;
      index += 1;
      if (index <= journal.run.done) continue;
      await journal.willSend(index);
      this.#pending.push(row);
      // The API validates it, and the SDK reports a row without a customer.
      yield row.customer as unknown as CustomerCreate;
    }
    this.isRead = true;
  }

  /** Saves the outcomes of a batch. Batches arrive in the order of the file. */
  async #settle(results: readonly ImportResult[]): Promise<void> {
    const { journal, onProgress } = this.#options;
    for (const result of results) throwIfUnsettled(result);
    const rows = this.#pending.splice(0, results.length);
    const settled = results.map((result, index) => settledRow(result, rows[index] as CustomerRow));
    const all = await this.#archive(settled);
    for (const { outcome } of all) this.#tally.add(outcome);
    this.#done += results.length;
    const failed = all.flatMap(({ row, outcome }) => toProblemRows(row, outcome));
    const done = all.filter(({ outcome }) => typeof outcome === 'string').map(({ row }) => row.number);
    await journal.isDone(this.#done, this.#tally.counts, { failed, done });
    onProgress(this.#done, this.#tally.counts);
  }

  /** Archives the customers that are archived in the file. One that was skipped stays as it is. */
  async #archive(settled: readonly Settled[]): Promise<Settled[]> {
    return Promise.all(
      settled.map(async (each) => {
        const key = each.row.customer?.customer_key;
        const isStored = typeof each.outcome === 'string' && each.outcome !== 'skipped';
        if (!each.row.archived || !isStored || typeof key !== 'string') return each;
        const issues = await this.#archiveOne(key);
        return issues.length === 0 ? each : { ...each, outcome: issues };
      }),
    );
  }

  async #archiveOne(key: string): Promise<RowIssue[]> {
    try {
      await this.#options.customers.archive(key, { maxRetries: ARCHIVE_RETRIES });
      return [];
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return [{ code: error.code ?? 'customer_not_found', field: null, message: `Not archived: ${error.message}` }];
    }
  }
}

/** Statuses that concern the row alone: after a rejected batch, the SDK has sent each row by itself. */
const REJECTIONS: readonly unknown[] = [400, 413, 422];

/** Stops the import before a row that failed for no fault of its own. A resumed import sends that row again. */
function throwIfUnsettled(result: ImportResult): void {
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return;
  const { error, code, message } = result.reason;
  if (error !== null && !REJECTIONS.includes(Reflect.get(error, 'status'))) throw error;
  if (code === 'unknown_outcome' || code === 'aborted') throw new Error(message);
}

function settledRow(result: ImportResult, row: CustomerRow): Settled {
  if (row.problem !== null) return { row, outcome: malformedRow(row.problem) };
  if (result.outcome !== 'failed' && result.outcome !== 'unknown') return { row, outcome: result.outcome };
  const { issues, code, field, message } = result.reason;
  const found = issues.map(toRowIssue);
  return { row, outcome: found.length > 0 ? found : [{ code, field, message }] };
}
