import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { tenantDatabasePrefix } from '../../session/key-storage.ts';
import type { CheckResult, Counts, OnConflict, ProblemRow, Stage } from '../import-state.ts';
import type { Correction } from './import-rows.ts';

/** The state of the import that a reload must not lose, without the file and its rows. */
export interface ImportRecord {
  readonly stage: Exclude<Stage, 'none' | 'reading' | 'checking' | 'paused'>;
  readonly options: CustomerFileOptions;
  readonly onConflict: OnConflict;
  readonly check: CheckResult | null;
  readonly run: RunRecord | null;
  readonly counts: Counts;
}

/** The position of an import that sends rows. */
export interface RunRecord {
  /** Makes a resumed import repeat the same requests, so that the API acts on each of them once. */
  readonly runId: string;
  /** The numbers of the rows to send; `null` for all. */
  readonly only: readonly number[] | null;
  /** Rows to send. */
  readonly total: number;
  /** Rows whose outcome is known and saved. */
  readonly done: number;
  /** Rows up to these numbers may have been sent, since these times in milliseconds since 1970. In ascending order. */
  readonly marks: readonly { readonly sent: number; readonly at: number }[];
  /** The page that sends. Another one that takes over writes its own. */
  readonly sender: string;
}

interface Stores extends DBSchema {
  /** Apart from the record, since a file is large and never changes. */
  file: { key: 'current'; value: File };
  record: { key: 'current'; value: ImportRecord };
  problems: { key: number; value: ProblemRow };
  corrections: { key: number; value: { readonly number: number; readonly cells: Correction } };
}

/** A transaction that may change everything but the file. */
export type Change = IDBPTransaction<Stores, ('record' | 'problems' | 'corrections')[], 'readwrite'>;

/** Keeps the import of a tenant in this browser, until it is done or somebody leaves. */
export class ImportStore {
  readonly #database: IDBPDatabase<Stores>;

  private constructor(database: IDBPDatabase<Stores>) {
    this.#database = database;
  }

  static async open(apiKey: string): Promise<ImportStore> {
    const database = await openDB<Stores>(databaseName(apiKey), 1, {
      upgrade: (created) => {
        created.createObjectStore('file');
        created.createObjectStore('record');
        created.createObjectStore('problems', { keyPath: 'number' });
        created.createObjectStore('corrections', { keyPath: 'number' });
      },
      // Leaving deletes the database, also from another tab.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new ImportStore(database);
  }

  async load(): Promise<{ readonly file: File; readonly record: ImportRecord } | undefined> {
    const [file, record] = await Promise.all([
      this.#database.get('file', 'current'),
      this.#database.get('record', 'current'),
    ]);
    return file && record && { file, record };
  }

  /** Begins an import in the place of the former one. */
  async replace(file: File, record: ImportRecord): Promise<void> {
    await this.clear();
    const changes = this.#database.transaction(['file', 'record'], 'readwrite');
    await Promise.all([
      changes.objectStore('file').put(file, 'current'),
      changes.objectStore('record').put(record, 'current'),
      changes.done,
    ]);
  }

  async clear(): Promise<void> {
    const names = ['file', 'record', 'problems', 'corrections'] as const;
    const changes = this.#database.transaction(names, 'readwrite');
    await Promise.all([...names.map((name) => changes.objectStore(name).clear()), changes.done]);
  }

  /** Runs a change as a whole or not at all. */
  async change<Result>(work: (change: Change) => Promise<Result>): Promise<Result> {
    const change = this.#database.transaction(['record', 'problems', 'corrections'], 'readwrite');
    try {
      const result = await work(change);
      await change.done;
      return result;
    } catch (error) {
      change.done.catch(() => undefined);
      change.abort();
      throw error;
    }
  }

  /** The next rows that cannot be imported, in the order of the file. */
  problems(after: number, count: number): Promise<ProblemRow[]> {
    return this.#database.getAll('problems', IDBKeyRange.lowerBound(after, true), count);
  }

  async problemNumbers(): Promise<number[]> {
    return this.#database.getAllKeys('problems');
  }

  problemCount(): Promise<number> {
    return this.#database.count('problems');
  }

  /** How many of the rows that cannot be imported were corrected since. */
  async correctedCount(): Promise<number> {
    const numbers = await this.#database.getAllKeys('corrections');
    const rows = await Promise.all(numbers.map((number) => this.#database.get('problems', number)));
    return rows.filter((row) => row?.isCorrected).length;
  }

  async corrections(): Promise<Map<number, Correction>> {
    const all = await this.#database.getAll('corrections');
    return new Map(all.map(({ number, cells }) => [number, cells]));
  }
}

/** Each key has a database of its own, whose name does not show it. Pages without TLS have no hash of the browser. */
function databaseName(apiKey: string): string {
  return `${tenantDatabasePrefix}import-${bytesToHex(sha256(utf8ToBytes(apiKey))).slice(0, 32)}`;
}
