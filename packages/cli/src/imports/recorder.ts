import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Customers, ImportResult } from '@rollcall/client';
import { createdFile, type ImportSummary, importsFolder, prune, remove, saveSummary, summaryOf } from './store.ts';

/** Which import is recorded. */
export interface RecordedImport {
  readonly runId: string;
  /** `null` for standard input. */
  readonly file: string | null;
  readonly baseUrl: string;
}

/** One run of an import, after its end. */
interface EndedRun {
  /** Whether the API may have acted on any row. */
  readonly hasBegun: boolean;
  readonly isComplete: boolean;
  readonly counters: { state(): { readonly counts: object } };
}

/**
 * Records the customers that an import creates, so that it can be undone. An import that resumes continues its record. A
 * crash can lose no customer: each batch is recorded before the journal of the import marks it as done.
 */
export class ImportRecorder {
  readonly #summary: ImportSummary;
  readonly #handle: FileHandle;
  #written: Promise<void> = Promise.resolve();

  private constructor(summary: ImportSummary, handle: FileHandle) {
    this.#summary = summary;
    this.#handle = handle;
  }

  /** `undefined` if the record cannot be written: an import works without, but cannot be undone. */
  static async open({ runId, file, baseUrl }: RecordedImport): Promise<ImportRecorder | undefined> {
    const id = runId.slice(0, ID_LENGTH);
    const begun: ImportSummary = {
      id,
      file: file === null ? '-' : resolve(file),
      base_url: baseUrl,
      started_at: new Date().toISOString(),
      ended_at: null,
      complete: false,
      counts: {},
      undone: null,
    };
    try {
      const earlier = await summaryOf(id).catch(() => begun);
      await saveSummary({ ...earlier, ended_at: null });
      await prune();
      return new ImportRecorder(earlier, await open(createdFile(id), 'a', 0o600));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      process.stderr.write(`This import cannot be undone: ${importsFolder()} cannot be written (${code})\n`);
      return undefined;
    }
  }

  get id(): string {
    return this.#summary.id;
  }

  /** The customers of an import, whose results are recorded before anything else happens with them. */
  watching(customers: Customers): Customers {
    return {
      ...customers,
      import: (source, options = {}) =>
        customers.import(source, {
          ...options,
          onBatch: async (results) => {
            await this.#add(results);
            await options.onBatch?.(results);
          },
        }),
      archive: (key, options) => {
        const answer = customers.archive(key, options);
        answer.then(
          () => this.#append({ archived: key }),
          () => undefined,
        );
        return answer;
      },
    };
  }

  /** Saves how a run has ended, or removes the record if nothing was sent. */
  async close({ hasBegun, isComplete: complete, counters }: EndedRun): Promise<void> {
    await this.#written;
    await this.#handle.close();
    if (!hasBegun) return remove(this.id);
    const { counts } = counters.state();
    await saveSummary({ ...this.#summary, complete, counts: { ...counts }, ended_at: new Date().toISOString() });
  }

  #add(results: readonly ImportResult[]): Promise<void> {
    const created = results.flatMap((result) =>
      result.outcome === 'created' ? [{ key: result.customer_key, id: result.customer.id }] : [],
    );
    return this.#append(...created);
  }

  /** One write at a time, so that no line is torn. */
  #append(...entries: readonly object[]): Promise<void> {
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    this.#written = this.#written.then(() => this.#handle.appendFile(lines));
    return this.#written;
  }
}

const ID_LENGTH = 8;
