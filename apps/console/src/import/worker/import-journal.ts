import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import type { Counts, ProblemRow } from '../import-state.ts';
import type { ImportRecord, ImportStore, RunRecord } from './import-store.ts';

/** The number of rows that are marked as sent at a time, so that not every row has to wait for the disk. */
const ROWS_AHEAD = 1000;

/** Rows whose outcome is known. */
interface Outcomes {
  readonly failed: readonly ProblemRow[];
  /** The numbers of the others. */
  readonly done: readonly number[];
}

/**
 * Records the progress of an import, so that it can be resumed. A row is marked as sent before it is sent, and as done
 * together with its outcome.
 */
export class ImportJournal {
  readonly #store: ImportStore;
  readonly #sender = randomId();
  #record: ImportRecord;
  #run: RunRecord;

  private constructor(store: ImportStore, record: ImportRecord, run: RunRecord) {
    this.#store = store;
    this.#run = { ...run, sender: this.#sender };
    this.#record = { ...record, stage: 'importing', run: this.#run };
  }

  /** Takes over from the page that has sent rows of this import before. */
  static async open(store: ImportStore, record: ImportRecord, run: RunRecord): Promise<ImportJournal> {
    const journal = new ImportJournal(store, record, run);
    await store.change((change) => change.objectStore('record').put(journal.#record, 'current'));
    return journal;
  }

  get record(): ImportRecord {
    return this.#record;
  }

  get run(): RunRecord {
    return this.#run;
  }

  get counts(): Counts {
    return this.#record.counts;
  }

  /** For the SDK: rows that an earlier run may have sent, and since when. */
  get sentBefore(): { readonly sentBefore: number; readonly startedAt: Date } | Record<string, never> {
    const [earliest, ...others] = this.#run.marks;
    if (earliest === undefined) return {};
    return { sentBefore: (others.at(-1) ?? earliest).sent, startedAt: new Date(earliest.at) };
  }

  /** Await this before sending the first `rows` rows. */
  async willSend(rows: number): Promise<void> {
    if (rows <= (this.#run.marks.at(-1)?.sent ?? 0)) return;
    await this.#save({ marks: [...this.#run.marks, { sent: rows + ROWS_AHEAD - 1, at: Date.now() }] }, {});
  }

  /** Saves the outcomes of the rows up to `done`, all at once. */
  async isDone(done: number, counts: Counts, outcomes: Outcomes): Promise<void> {
    // Marks of rows that are done have no meaning now.
    await this.#save({ done, marks: this.#run.marks.filter(({ sent }) => sent > done) }, { counts }, outcomes);
  }

  async #save(run: Partial<RunRecord>, changes: Partial<ImportRecord>, outcomes?: Outcomes): Promise<void> {
    await this.#store.change(async (change) => {
      const records = change.objectStore('record');
      const sender = (await records.get('current'))?.run?.sender;
      if (sender !== this.#sender) throw new Error('The import continues in another tab; this one stopped.');
      this.#run = { ...this.#run, ...run };
      this.#record = { ...this.#record, ...changes, run: this.#run };
      const problems = change.objectStore('problems');
      await Promise.all([
        records.put(this.#record, 'current'),
        ...(outcomes?.failed ?? []).map((row) => problems.put(row)),
        ...(outcomes?.done ?? []).map((number) => problems.delete(number)),
      ]);
    });
  }
}

/** @param only the numbers of the rows to send; `null` for all. */
export function newRun(only: readonly number[] | null, total: number): RunRecord {
  return { runId: randomId(), only, total, done: 0, marks: [], sender: '' };
}

/** `crypto.randomUUID` is missing on pages without TLS. */
function randomId(): string {
  return bytesToHex(randomBytes(16));
}
