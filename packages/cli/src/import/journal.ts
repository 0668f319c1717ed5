import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import { CliError } from '../core/errors.ts';
import type { Fingerprint } from '../input/source.ts';
import { ImportTally, type TallyState } from './counters.ts';

/** How far an import has come, as its journal says. */
interface Position {
  /** Rows of which it is known what became of them: the first ones of the file. */
  readonly done: number;
  /** The rows before this one may have been sent. */
  readonly sent: number;
  /** What belongs to these rows in the file of the failed ones. */
  readonly failedBytes: number;
  readonly tally: TallyState;
}

/** Rows that are announced at a time, so that not each of them is waited for. */
const AHEAD = 1000;

const START: Position = { done: 0, sent: 0, failedBytes: 0, tally: new ImportTally().state() };

/**
 * Says beside a file how far its import has come: before a row is sent, that it may have been, and once its fate is known
 * and written down, that it is done. Each line is on the disk before the import goes on.
 */
export class Journal {
  readonly #file: string | null;
  readonly #handle: FileHandle | null;
  /** Makes the same requests again after a crash, so that the API acts on each of them once. */
  readonly runId: string;
  /** Where this run begins. */
  readonly start: Position;
  #sent: number;

  private constructor(file: string | null, handle: FileHandle | null, runId: string, start: Position) {
    this.#file = file;
    this.#handle = handle;
    this.runId = runId;
    this.start = start;
    this.#sent = start.sent;
  }

  /** What cannot be read a second time has no journal. */
  static none(): Journal {
    return new Journal(null, null, randomUUID(), START);
  }

  /** Begins a journal, or goes on with the one that is there. @throws {CliError} where that is of another import. */
  static async open(file: string, binding: JournalBinding): Promise<Journal> {
    const text = await readFile(file, 'utf8').catch(nothingIfMissing);
    const lines = text.slice(0, text.lastIndexOf('\n') + 1);
    return lines === '' ? begin(file, binding) : Journal.#goOn(file, lines, binding);
  }

  static async #goOn(file: string, lines: string, binding: JournalBinding): Promise<Journal> {
    const [head, ...entries] = parse(lines, file);
    const start: Position = Object.assign({ ...START }, ...entries);
    if (start.sent === 0) return begin(file, binding);
    checkBinding(file, head.binding, binding);
    // A line that a crash has cut off is not in it.
    return new Journal(file, await replace(file, lines), head.runId, start);
  }

  static begun(file: string, handle: FileHandle, runId: string): Journal {
    return new Journal(file, handle, runId, START);
  }

  /** Whether an earlier run has begun this import. */
  get isResumed(): boolean {
    return this.start.sent > 0;
  }

  /** To be awaited before the first `rows` rows may be sent. */
  async willSend(rows: number): Promise<void> {
    if (rows <= this.#sent) return;
    this.#sent = rows + AHEAD - 1;
    await this.#write({ sent: this.#sent });
  }

  /** To be called once everything about the first `done` rows is written down elsewhere. */
  async isDone(position: Omit<Position, 'sent'>): Promise<void> {
    await this.#write(position);
  }

  /** @throws {CliError} where a later run goes on with the import: two would write down the same rows. */
  async checkOurs(): Promise<void> {
    if (await this.#isTakenOver()) {
      throw new CliError('Another import of this file was started, and goes on with it in place of this one');
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  /** There is nothing to go on with. */
  async remove(): Promise<void> {
    const isOurs = !(await this.#isTakenOver());
    await this.close();
    if (this.#file !== null && isOurs) await rm(this.#file);
  }

  /** Whoever starts has put a file of its own in the place of this one. A lock would be left behind by a crash. */
  async #isTakenOver(): Promise<boolean> {
    return (await this.#handle?.stat())?.nlink === 0;
  }

  async #write(entry: object): Promise<void> {
    if (this.#handle === null) return;
    await this.checkOurs();
    await this.#handle.appendFile(`${JSON.stringify(entry)}\n`);
    await this.#handle.datasync();
  }
}

interface Head {
  readonly runId: string;
  readonly binding: JournalBinding;
}

async function begin(file: string, binding: JournalBinding): Promise<Journal> {
  const runId = randomUUID();
  const head: Head = { runId, binding };
  return Journal.begun(file, await replace(file, `${JSON.stringify(head)}\n`), runId);
}

/** Puts a new file in the place of one that an earlier run may still be writing to. */
async function replace(file: string, text: string): Promise<FileHandle> {
  const written = `${file}.${process.pid}`;
  const handle = await open(written, 'w').catch(unwritable);
  await handle.appendFile(text);
  await handle.datasync();
  await rename(written, file);
  return handle;
}

function parse(lines: string, file: string): [Head, ...Partial<Position>[]] {
  try {
    return lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)) as [Head, ...Partial<Position>[]];
  } catch (cause) {
    throw new CliError(`${file} is not the journal of an import; delete it to begin anew`, undefined, { cause });
  }
}

function nothingIfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

function unwritable(cause: NodeJS.ErrnoException): never {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(cause.code ?? '')) throw cause;
  throw new CliError(
    'The folder of the file cannot be written to, and the import has to keep beside it how far it has come.\n' +
      'Copy the file to a folder of yours; or pipe it in, and do without going on: rollcall import - < FILE',
    undefined,
    { cause },
  );
}

/** What has to be the same where an import goes on. */
interface JournalBinding {
  readonly source: Fingerprint;
  readonly baseUrl: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** @throws {CliError} where a journal belongs to another import. */
function checkBinding(journal: string, then: JournalBinding, now: JournalBinding): void {
  const problem = differenceOf(then, now);
  if (problem === undefined) return;
  throw new CliError(
    `An import of this file is not finished, and ${problem}.\n` +
      `Go on with it as it was; or delete ${journal} to begin anew: rows that are in the registry already will then fail as taken.`,
  );
}

function differenceOf(then: JournalBinding, now: JournalBinding): string | undefined {
  if (then.source.sha256 !== now.source.sha256) {
    return `the file has changed since (${then.source.bytes} bytes then, ${now.source.bytes} bytes now)`;
  }
  if (then.baseUrl !== now.baseUrl) return `it went to ${then.baseUrl}, not to ${now.baseUrl}`;
  const options = Object.keys(now.options).filter(
    (name) => JSON.stringify(then.options[name]) !== JSON.stringify(now.options[name]),
  );
  if (options.length === 0) return undefined;
  return `it had other options: ${options.map((name) => `${name} was ${JSON.stringify(then.options[name])}`).join(', ')}`;
}
