import type { Customers } from '@rollcall/client';
import { CustomerFileError, type CustomerFileOptions } from '@rollcall/contract/customer-file';
import { clientFor } from '../../session/client.ts';
import {
  type ImportState,
  NO_COUNTS,
  NO_IMPORT,
  type OnConflict,
  type ProblemRow,
  type Reading,
} from '../import-state.ts';
import { checkRows } from './check-rows.ts';
import { guessOptions } from './guess-options.ts';
import { ImportJournal, newRun } from './import-journal.ts';
import { type Correction, openSource } from './import-rows.ts';
import { type ImportRecord, ImportStore, type RunRecord } from './import-store.ts';
import { problemsFile } from './problems-file.ts';
import { readColumns } from './read-columns.ts';
import { sendRows } from './send-rows.ts';

/** An import in progress, or the last one: everything that its page can ask for. It runs in a worker. */
export class ImportService {
  readonly #customers: Customers;
  readonly #store: ImportStore;
  readonly #listener: (state: ImportState) => void;
  #state: ImportState = NO_IMPORT;
  #file: File | null = null;
  #record: ImportRecord | null = null;
  /** Ends the check or the import in progress. */
  #ending = new AbortController();

  private constructor(customers: Customers, store: ImportStore, listener: (state: ImportState) => void) {
    this.#customers = customers;
    this.#store = store;
    this.#listener = listener;
  }

  /**
   * Loads the import that this tenant has begun in this browser, if there is one.
   *
   * @param listener gets the state, now and after every change.
   */
  static async open(apiKey: string, listener: (state: ImportState) => void): Promise<ImportService> {
    const { customers } = clientFor(apiKey);
    const service = new ImportService(customers, await ImportStore.open(apiKey), listener);
    await service.#load();
    return service;
  }

  async #load(): Promise<void> {
    const kept = await this.#store.load();
    if (kept === undefined) return this.#set(NO_IMPORT);
    this.#file = kept.file;
    this.#record = kept.record;
    const { stage, onConflict, check, counts, run } = kept.record;
    this.#set({
      ...NO_IMPORT,
      // Nothing sends its rows now.
      stage: stage === 'importing' ? 'paused' : stage,
      file: kept.file,
      reading: await readColumns(kept.file, kept.record.options),
      onConflict,
      check,
      counts,
      progress: run ?? { done: 0, total: null },
      problemRows: await this.#problemRows(),
    });
  }

  /** Begins an import with a file, whose columns are guessed. */
  async choose(file: File): Promise<void> {
    this.#set({ ...NO_IMPORT, stage: 'reading', file });
    await this.#run('none', async () => {
      const options = await guessOptions(file);
      const reading = await readColumns(file, options);
      const record: ImportRecord = {
        stage: 'columns',
        options,
        onConflict: 'fail',
        check: null,
        run: null,
        counts: NO_COUNTS,
      };
      await this.#store.replace(file, record);
      this.#file = file;
      this.#record = record;
      this.#set({ ...NO_IMPORT, stage: 'columns', file, reading });
    });
  }

  /** How the file is read at present. */
  reading(): Reading | null {
    return this.#state.reading;
  }

  /** Reads the file in another way. */
  async readAs(options: CustomerFileOptions): Promise<void> {
    const reading = await readColumns(this.#chosen.file, options);
    await this.#save({ stage: 'columns', options, check: null });
    this.#set({ ...this.#state, stage: 'columns', reading, check: null, problem: null });
  }

  async chooseConflicts(onConflict: OnConflict): Promise<void> {
    await this.#save({ onConflict });
    this.#set({ ...this.#state, onConflict });
  }

  /** Goes back to the columns. */
  async backToColumns(): Promise<void> {
    await this.readAs(this.#chosen.record.options);
  }

  /** Checks all rows. Nothing is stored by the API. */
  async check(): Promise<void> {
    const { file, record } = this.#chosen;
    const total = this.#state.check?.total ?? null;
    this.#set({ ...this.#state, stage: 'checking', progress: { done: 0, total }, check: null, problem: null });
    await this.#run('columns', async (signal) => {
      const source = await openSource({ file, options: record.options, corrections: await this.#store.corrections() });
      await this.#store.change((change) => change.objectStore('problems').clear());
      const check = await checkRows(source, {
        customers: this.#customers,
        onConflict: record.onConflict,
        signal,
        onProblems: (rows) => this.#addProblems(rows),
        onProgress: (done) => this.#set({ ...this.#state, progress: { done, total } }),
      });
      await this.#save({ stage: 'checked', check });
      this.#set({ ...this.#state, stage: 'checked', check, problemRows: await this.#problemRows() });
    });
  }

  async #addProblems(rows: readonly ProblemRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#store.change(async (change) => {
      await Promise.all(rows.map((row) => change.objectStore('problems').put(row)));
    });
  }

  /** Ends the check, or pauses the import after the requests in progress. */
  stop(): void {
    this.#ending.abort();
  }

  /** Sends all rows. */
  async importAll(): Promise<void> {
    const { check } = this.#chosen.record;
    await this.#store.change((change) => change.objectStore('problems').clear());
    await this.#save({ counts: NO_COUNTS });
    await this.#send(newRun(null, check?.total ?? 0));
  }

  /** Sends the rows that failed once more, as they are corrected. */
  async importFailed(): Promise<void> {
    const only = await this.#store.problemNumbers();
    const { counts } = this.#chosen.record;
    await this.#save({ counts: { ...counts, failed: Math.max(0, counts.failed - only.length) } });
    await this.#send(newRun(only, only.length));
  }

  /** Resumes a paused import. */
  async resume(): Promise<void> {
    const { run } = this.#chosen.record;
    if (run !== null) await this.#send(run);
  }

  async #send(run: RunRecord): Promise<void> {
    const { file, record } = this.#chosen;
    this.#set({ ...this.#state, stage: 'importing', progress: run, counts: record.counts, problem: null });
    await this.#run('paused', async (pause) => {
      const journal = await ImportJournal.open(this.#store, record, run);
      try {
        const source = await openSource({
          file,
          options: record.options,
          corrections: await this.#store.corrections(),
        });
        const isComplete = await sendRows(source, {
          customers: this.#customers,
          onConflict: record.onConflict,
          journal,
          pause,
          onProgress: (done, counts) => this.#set({ ...this.#state, progress: { done, total: run.total }, counts }),
        });
        this.#record = journal.record;
        if (isComplete) await this.#save({ stage: 'done' });
        const problemRows = await this.#problemRows();
        this.#set({ ...this.#state, stage: isComplete ? 'done' : 'paused', problemRows });
      } finally {
        this.#record = { ...journal.record, stage: this.#record?.stage ?? 'importing' };
      }
    });
  }

  /** The next rows that cannot be imported. */
  problems(after: number, count: number): Promise<ProblemRow[]> {
    return this.#store.problems(after, count);
  }

  /** Replaces the cells of a row that cannot be imported. */
  async correct(number: number, cells: Correction): Promise<void> {
    await this.#store.change(async (change) => {
      const problems = change.objectStore('problems');
      const row = await problems.get(number);
      if (row === undefined) return;
      await problems.put({ ...row, cells, isCorrected: true });
      await change.objectStore('corrections').put({ number, cells });
    });
    this.#set({ ...this.#state, problemRows: await this.#problemRows() });
  }

  /** The rows that cannot be imported, as a CSV file. */
  problemsFile(): Promise<Blob> {
    const { reading } = this.#state;
    const names = reading?.columns.map(({ name }) => name) ?? [];
    return problemsFile(this.#store, { names, delimiter: reading?.delimiter ?? ',' });
  }

  /** Forgets the import. The customers that it has created stay. */
  async discard(): Promise<void> {
    this.stop();
    await this.#store.clear();
    this.#file = null;
    this.#record = null;
    this.#set(NO_IMPORT);
  }

  /** @param stageAfterFailure the stage to which a failure or a stop leads. */
  async #run(stageAfterFailure: ImportState['stage'], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    try {
      await work(signal);
    } catch (error) {
      // It was discarded meanwhile.
      if (this.#state.stage === 'none') return;
      const problem = signal.aborted ? null : sentenceOf(error);
      this.#set({ ...this.#state, stage: stageAfterFailure, problem, problemRows: await this.#problemRows() });
    }
  }

  get #chosen(): { readonly file: File; readonly record: ImportRecord } {
    if (this.#file === null || this.#record === null) throw new Error('No file was chosen');
    return { file: this.#file, record: this.#record };
  }

  async #save(changes: Partial<ImportRecord>): Promise<void> {
    const record = { ...this.#chosen.record, ...changes };
    this.#record = record;
    await this.#store.change((change) => change.objectStore('record').put(record, 'current'));
  }

  async #problemRows(): Promise<ImportState['problemRows']> {
    return { count: await this.#store.problemCount(), corrected: await this.#store.correctedCount() };
  }

  #set(state: ImportState): void {
    this.#state = state;
    const { file, progress } = state;
    // A file itself would be cloned with every state.
    this.#listener({
      ...state,
      file: file && { name: file.name, size: file.size },
      progress: { done: progress.done, total: progress.total },
    });
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof CustomerFileError) return `The file cannot be read. ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
