import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import { CliError } from '../core/errors.ts';
import type { Fingerprint } from '../input/source.ts';
import { Counters, type CountersState } from './counters.ts';

/** The progress of an import. */
interface Position {
  /** Number of rows whose outcome is known and saved, from the start of the file. */
  readonly done: number;
  /** Number of rows that may have been sent, from the start of the file. */
  readonly sent: number;
  /** Size of the file of failed rows after the rows that are done. */
  readonly failedBytes: number;
  /** Offset in the file at which the last row that is done ends. */
  readonly bytes: number;
  readonly counters: CountersState;
}

/** Marks so many rows as sent at a time, so that not every row has to wait for the disk. */
const ROWS_AHEAD = 1000;

const START: Position = { done: 0, sent: 0, failedBytes: 0, bytes: 0, counters: new Counters().state() };

/**
 * Records the progress of an import beside its file, so that a later run can resume it. A row is marked as sent before
 * it is sent, and as done after its outcome is saved. The import continues only after each line is on disk.
 */
export class Journal {
  readonly #file: string | null;
  readonly #handle: FileHandle | null;
  /** Makes a resumed import repeat the same requests, so that the API acts on each of them once. */
  readonly runId: string;
  /** The position at which this run begins. */
  readonly start: Position;
  /** An earlier run has sent none of the rows that are not done before this time; `null` if it sent none at all. */
  readonly sentSince: Date | null;
  #sent: number;

  private constructor(file: string | null, handle: FileHandle | null, runId: string, entries: readonly Entry[] = []) {
    this.#file = file;
    this.#handle = handle;
    this.runId = runId;
    this.start = Object.assign({ ...START }, ...entries.map(({ at: _, ...position }) => position));
    this.sentSince = sentSinceOf(entries, this.start.done);
    this.#sent = this.start.sent;
  }

  /** For standard input, which cannot be read a second time. */
  static none(): Journal {
    return new Journal(null, null, randomUUID());
  }

  /** Begins a journal, or resumes the existing one. @throws {CliError} if that one belongs to another import. */
  static async open(file: string, identity: ImportIdentity): Promise<Journal> {
    const text = await readFile(file, 'utf8').catch(emptyIfMissing);
    // A crash may have cut off the last line.
    const lines = text.slice(0, text.lastIndexOf('\n') + 1);
    if (lines === '') return Journal.#begin(file, identity);
    const [header, ...entries] = parse(lines, file);
    if (entries.length === 0) return Journal.#begin(file, identity);
    checkIdentity(file, header, identity);
    return new Journal(file, await replace(file, lines), header.runId, entries);
  }

  static async #begin(file: string, identity: ImportIdentity): Promise<Journal> {
    const header: JournalHeader = { runId: randomUUID(), ...identity };
    return new Journal(file, await replace(file, `${JSON.stringify(header)}\n`), header.runId);
  }

  /** Whether this run resumes an earlier one. */
  get isResumed(): boolean {
    return this.start.sent > 0;
  }

  /** Await this before sending the first `rows` rows. */
  async willSend(rows: number): Promise<void> {
    if (rows <= this.#sent) return;
    this.#sent = rows + ROWS_AHEAD - 1;
    await this.#write({ sent: this.#sent, at: Date.now() });
  }

  /** Call this after everything about the first `done` rows is saved elsewhere. */
  async isDone(position: Omit<Position, 'sent'>): Promise<void> {
    await this.#write(position);
  }

  /** @throws {CliError} if a later run has taken over: both would save the outcomes of the same rows. */
  async checkOurs(): Promise<void> {
    if (await this.#isTakenOver()) throw new CliError('Another import of this file has taken over; this one stopped.');
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  /** Deletes the journal if there is nothing to resume, unless a later run has taken over. */
  async remove(): Promise<void> {
    const isOurs = !(await this.#isTakenOver());
    await this.close();
    if (this.#file !== null && isOurs) await rm(this.#file);
  }

  /** Every new run replaces the file, so that of an earlier run has no name left. A lock file would survive a crash. */
  async #isTakenOver(): Promise<boolean> {
    return (await this.#handle?.stat())?.nlink === 0;
  }

  async #write(entry: Entry): Promise<void> {
    if (this.#handle === null) return;
    await this.checkOurs();
    await this.#handle.appendFile(`${JSON.stringify(entry)}\n`);
    await this.#handle.datasync();
  }
}

/** Identifies an import: a journal is resumed only if all of this is the same. */
interface ImportIdentity {
  readonly source: Fingerprint;
  readonly baseUrl: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The first line of a journal. Each further line is an entry. */
interface JournalHeader extends ImportIdentity {
  readonly runId: string;
}

/** A change of the position. */
interface Entry extends Partial<Position> {
  /** When rows were marked as sent, in milliseconds since 1970. */
  readonly at?: number;
}

/** Rows are marked as sent in the order of the file, so the first mark beyond the rows that are done is the earliest. */
function sentSinceOf(entries: readonly Entry[], done: number): Date | null {
  const mark = entries.find(({ sent = 0 }) => sent > done);
  return mark?.at === undefined ? null : new Date(mark.at);
}

/** Replaces a file by a new one: an earlier run may still be writing to the old one. */
async function replace(file: string, text: string): Promise<FileHandle> {
  const written = `${file}.${process.pid}`;
  const handle = await open(written, 'w').catch(unwritable);
  await handle.appendFile(text);
  await handle.datasync();
  await rename(written, file);
  return handle;
}

function parse(lines: string, file: string): [JournalHeader, ...Entry[]] {
  try {
    const [header, ...entries] = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    if (header.source === undefined) throw new TypeError('The first line is not a header');
    return [header, ...entries];
  } catch (cause) {
    throw new CliError(`${file} is not an import journal; delete it to start over`, undefined, { cause });
  }
}

function emptyIfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

function unwritable(cause: NodeJS.ErrnoException): never {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(cause.code ?? '')) throw cause;
  throw new CliError(
    "The file's folder is not writable, but the import must record its progress there.\n" +
      'Copy the file to a writable folder, or pipe it in (such an import cannot be resumed): rollcall import - < FILE',
    undefined,
    { cause },
  );
}

function checkIdentity(journal: string, earlier: ImportIdentity, now: ImportIdentity): void {
  const problem = differenceOf(earlier, now);
  if (problem === undefined) return;
  throw new CliError(
    `An earlier import of this file is unfinished, but ${problem}.\n` +
      `Resume it with the same file, address and options. To start over, delete ${journal}; customers that already exist will then fail.`,
  );
}

function differenceOf(earlier: ImportIdentity, now: ImportIdentity): string | undefined {
  if (earlier.source.sha256 !== now.source.sha256) {
    return `the file has changed since (from ${earlier.source.bytes} to ${now.source.bytes} bytes)`;
  }
  if (earlier.baseUrl !== now.baseUrl) return `its address was ${earlier.baseUrl}, not ${now.baseUrl}`;
  const changed = Object.keys(now.options)
    .map((name) => ({ name, value: JSON.stringify(earlier.options[name]) }))
    .filter(({ name, value }) => value !== JSON.stringify(now.options[name]));
  if (changed.length === 0) return undefined;
  return `its options were different: ${changed.map(({ name, value }) => `${name} was ${value}`).join(', ')}`;
}
