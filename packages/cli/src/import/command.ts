import process from 'node:process';
import { type Customers, ImportStoppedError } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodes, messageOf } from '../core/errors.ts';
import { clearingEmpty } from '../import-options/clear-empty.ts';
import { OutageNotice } from '../import-options/outage-notice.ts';
import { updatingOnly } from '../import-options/update-only.ts';
import { StoppedImport, throughOutages } from '../import-options/wait.ts';
import { ImportRecorder } from '../imports/recorder.ts';
import type { ColumnMapping } from '../input/columns.ts';
import { type CsvStyle, openCsvRows } from '../input/csv.ts';
import { ndjsonRows } from '../input/ndjson.ts';
import { checkedUtf8, fingerprintOf, type Input, inputOf, type SourceRow } from '../input/source.ts';
import { FailedFile } from './failed-file.ts';
import { Interrupt } from './interrupt.ts';
import { Journal } from './journal.ts';
import { ProgressBar } from './progress-bar.ts';
import { type ReportOptions, shellCommand, writeReport } from './report.ts';
import { ImportSession } from './session.ts';

/** The options of `rollcall import`. */
export interface ImportOptions extends ConnectionOptions, ColumnMapping, ReportOptions {
  readonly format?: Format;
  readonly dryRun?: boolean;
  readonly onConflict: 'fail' | 'skip' | 'update';
  readonly concurrency: number;
  readonly failed?: string;
  readonly updateOnly?: boolean;
  readonly clearEmpty?: boolean;
  readonly preview?: boolean;
  /** The longest wait for a server that is gone, in milliseconds. */
  readonly wait?: number;
}

type Format = 'csv' | 'ndjson';

/** `rollcall import FILE`. Sets the exit code if any row failed. */
export async function importCommand(argument: string, options: ImportOptions): Promise<void> {
  const input = inputOf(argument);
  if (input.file === null && options.keyStdin) {
    throw new CliError('Standard input cannot provide both the API key and the customers');
  }
  checkCombination(input, options);
  const format = options.format ?? (/\.(ndjson|jsonl)$/i.test(input.name) ? 'ndjson' : 'csv');
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.ts');
    return dryRun((await openRows(input, format, options)).rows, options);
  }
  if (options.preview) {
    const { preview } = await import('../import-options/preview.ts');
    const { csv, rows } = await openRows(input, format, options);
    return preview(rows, csv, options);
  }
  const notice = new OutageNotice();
  const { customers, baseUrl } = await connect(options, notice.hooks);
  const store = options.updateOnly ? updatingOnly(customers) : customers;
  await throughOutages(customers, { ...options, hint: resumeHint(input) }, async () =>
    run(store, await open(input, format, options, baseUrl), { ...options, notice, baseUrl }),
  );
}

/** @throws {CliError} if two options contradict each other. */
function checkCombination(input: Input, { wait, updateOnly, clearEmpty, onConflict, dryRun }: ImportOptions): void {
  const problems: [boolean, string][] = [
    [input.file === null && wait !== undefined, '--wait needs a file: standard input cannot be read a second time'],
    [updateOnly === true && onConflict !== 'fail', '--update-only changes existing customers; leave out --on-conflict'],
    [updateOnly === true && dryRun === true, '--dry-run checks new customers; use --preview with --update-only'],
    [
      clearEmpty === true && !updateOnly && onConflict !== 'update',
      '--clear-empty clears fields of existing customers; add --on-conflict update or --update-only',
    ],
  ];
  for (const [isContradiction, message] of problems) if (isContradiction) throw new CliError(message);
}

/** Opens the input at its first row. `csv` is `null` for NDJSON. @throws {CliError} if the header is invalid. */
async function openRows(
  input: Input,
  format: Format,
  options: ColumnMapping & Pick<ImportOptions, 'clearEmpty'>,
): Promise<{ csv: CsvStyle | null; rows: AsyncIterable<SourceRow> }> {
  const chunks = checkedUtf8(input.open(), input.name);
  if (format !== 'csv') return { csv: null, rows: ndjsonRows(chunks) };
  const { csv, rows } = await openCsvRows(chunks, options);
  return { csv, rows: options.clearEmpty ? clearingEmpty(rows, csv) : rows };
}

/** An import whose files are open. */
interface OpenImport {
  /** By `performance.now()`, before the file is read. */
  readonly startedAt: number;
  readonly input: Input;
  readonly rows: AsyncIterable<SourceRow>;
  /** Size of the file; `null` for standard input. */
  readonly bytes: number | null;
  readonly journal: Journal;
  readonly failed: FailedFile;
}

async function open(input: Input, format: Format, options: ImportOptions, baseUrl: string): Promise<OpenImport> {
  const startedAt = performance.now();
  const source = input.file === null ? null : await fingerprintOf(input);
  const { csv, rows } = await openRows(input, format, options);
  const failedPath = options.failed ?? `${input.file ?? 'stdin'}.failed.${format}`;
  const { onConflict, map = {}, ignore = [], clearEmpty } = options;
  const identity = {
    baseUrl,
    options: {
      'on-conflict': options.updateOnly ? 'update-only' : onConflict,
      format,
      failed: failedPath,
      map,
      ignore,
      ...(clearEmpty && { 'clear-empty': true }),
    },
  };
  // Standard input cannot be read a second time.
  const journal = source
    ? await Journal.open(`${input.file}.rollcall-journal`, { source, ...identity })
    : Journal.none();
  const failed = await openFailedFile(failedPath, csv, journal);
  return { startedAt, input, rows, bytes: source?.bytes ?? null, journal, failed };
}

interface RunOptions extends ImportOptions {
  readonly notice: OutageNotice;
  readonly baseUrl: string;
}

async function run(customers: Customers, opened: OpenImport, options: RunOptions): Promise<void> {
  const { startedAt, input, rows, bytes, journal, failed } = opened;
  const { done } = journal.start;
  const progress = new ProgressBar(process.stderr, !options.quiet && !options.json, bytes, done);
  const interrupt = new Interrupt(
    () => progress.say('Finishing the requests in progress. Press Ctrl-C again to exit immediately.'),
    () => progress.say(`\n${resumeHint(input)}`),
  );
  if (!options.quiet) options.notice.say = (line) => progress.say(line);
  const recorder = await ImportRecorder.open({ runId: journal.runId, file: input.file, baseUrl: options.baseUrl });
  const recorded = recorder?.watching(customers) ?? customers;
  const session = new ImportSession({
    customers: recorded,
    journal,
    failed,
    progress,
    options,
    signal: interrupt.signal,
  });
  if (journal.isResumed && !options.quiet) progress.say(`Resuming after row ${done}.`);
  try {
    await session.run(rows);
  } catch (error) {
    throw session.hasBegun ? stopped(error, session, input) : causeOf(error);
  } finally {
    progress.end();
    interrupt.stopListening();
    await session.close();
    await recorder?.close(session);
    // A terminal or a pipe that stays open would keep the process alive.
    if (input.file === null) process.stdin.destroy();
  }
  await writeReport(session, failed.path, (performance.now() - startedAt) / 1000, options);
  if (!session.isComplete) throw interrupted(session, input, interrupt);
  if (session.counters.notCreated > 0) process.exitCode = exitCodes.refused;
}

/** If the file cannot be used, a new journal is removed again: nothing has been sent. */
async function openFailedFile(path: string, csv: CsvStyle | null, journal: Journal): Promise<FailedFile> {
  const { isResumed, start } = journal;
  try {
    return await FailedFile.open(path, csv, { bytes: start.failedBytes, isResumed });
  } catch (error) {
    await (isResumed ? journal.close() : journal.remove());
    throw error;
  }
}

function resumeHint(input: Input): string {
  if (input.file === null) return 'An import from standard input cannot be resumed.';
  return `To resume: ${shellCommand(process.argv.slice(2))}`;
}

function interrupted({ counters }: ImportSession, input: Input, { exitCode }: Interrupt): CliError {
  const message = `Interrupted after row ${counters.total}. ${resumeHint(input)}`;
  return new CliError(message, exitCode ?? exitCodes.interrupted);
}

function stopped(error: unknown, { counters }: ImportSession, input: Input): StoppedImport {
  const cause = causeOf(error);
  // An error of this program, such as invalid UTF-8, would occur again.
  const hint = cause instanceof CliError ? '' : `\n${resumeHint(input)}`;
  const message = `The import stopped after row ${counters.total}: ${messageOf(cause)}${hint}`;
  return new StoppedImport(message, counters.total, cause);
}

function causeOf(error: unknown): unknown {
  return error instanceof ImportStoppedError ? error.cause : error;
}
