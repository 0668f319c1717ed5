import process from 'node:process';
import { type Customers, ImportStoppedError } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodeOf, exitCodes, messageOf } from '../core/errors.ts';
import { printable } from '../core/output.ts';
import type { ColumnMapping } from '../input/columns.ts';
import { type CsvStyle, openCsvRows } from '../input/csv.ts';
import { openNdjsonRows } from '../input/ndjson.ts';
import { checkedQuotes } from '../input/quotes.ts';
import { realFile, relativeTo } from '../input/real-path.ts';
import { checkedUtf8, type Fingerprint, fingerprintOf, type Input, inputOf, type SourceRows } from '../input/source.ts';
import { Counters } from './counters.ts';
import { FailedFile, type FailedFileStyle } from './failed-file.ts';
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
  readonly forSpreadsheet?: boolean;
}

type Format = 'csv' | 'ndjson';

/** `rollcall import FILE`. Sets the exit code if any row failed. */
export async function importCommand(argument: string, options: ImportOptions): Promise<void> {
  const input = inputOf(argument);
  if (input.file === null && options.keyStdin) {
    throw new CliError('Standard input cannot provide both the API key and the customers');
  }
  const format = options.format ?? (/\.(ndjson|jsonl)$/i.test(input.name) ? 'ndjson' : 'csv');
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.ts');
    if (input.file !== null) await readThrough(input, format);
    const { rows, ignored } = await openRows(input, format, options);
    await dryRun(rows, options);
    if (ignored.size > 0 && !options.quiet) process.stderr.write(`${printable(ignoredNote(ignored))}\n`);
    return;
  }
  const { customers, baseUrl } = await connect(options);
  await run(customers, await open(input, format, options, baseUrl), options);
}

/** Opens the input at its first row. `csv` is `null` for NDJSON. @throws {CliError} if the header is invalid. */
async function openRows(
  input: Input,
  format: Format,
  mapping: ColumnMapping,
): Promise<SourceRows & { readonly csv: CsvStyle | null }> {
  const chunks = checkedUtf8(input.open(), input.name);
  return format === 'csv' ? openCsvRows(chunks, mapping) : { csv: null, ...openNdjsonRows(chunks) };
}

/** Reads a file to its end. @throws {CliError} if a part of it cannot be read, before anything is sent. */
function readThrough(input: Input, format: Format): Promise<Fingerprint> {
  const chunks = checkedUtf8(input.open(), input.name);
  return fingerprintOf(format === 'csv' ? checkedQuotes(chunks, input.name) : chunks);
}

/** An import whose files are open. */
interface OpenImport {
  /** By `performance.now()`, before the file is read. */
  readonly startedAt: number;
  readonly input: Input;
  readonly source: SourceRows;
  /** Size of the file; `null` for standard input. */
  readonly bytes: number | null;
  readonly journal: Journal;
  readonly failed: FailedFile;
}

async function open(input: Input, format: Format, options: ImportOptions, baseUrl: string): Promise<OpenImport> {
  const startedAt = performance.now();
  const fingerprint = input.file === null ? null : await readThrough(input, format);
  const { csv, ...source } = await openRows(input, format, options);
  const file = input.file === null ? null : await realFile(input.file);
  const failedPath = options.failed ?? `${file ?? 'stdin'}.failed.${format}`;
  // Standard input cannot be read a second time.
  const journal =
    file !== null && fingerprint
      ? await Journal.open(`${file}.rollcall-journal`, {
          source: fingerprint,
          baseUrl,
          options: identifyingOptions(options, format, await relativeTo(file, failedPath)),
        })
      : Journal.none();
  const failed = await openFailedFile(failedPath, { csv, forSpreadsheet: options.forSpreadsheet ?? false }, journal);
  return { startedAt, input, source, bytes: fingerprint?.bytes ?? null, journal, failed };
}

/** The options that an import must keep to be resumed. */
function identifyingOptions(options: ImportOptions, format: Format, failed: string): Readonly<Record<string, unknown>> {
  const { onConflict, map = {}, ignore = [], forSpreadsheet = false } = options;
  const base = { 'on-conflict': onConflict, format, failed, map, ignore };
  return forSpreadsheet ? { ...base, 'for-spreadsheet': true } : base;
}

async function run(customers: Customers, opened: OpenImport, options: ImportOptions): Promise<void> {
  const { startedAt, input, source, bytes, journal, failed } = opened;
  const { done, counters: before, bytes: bytesBefore } = journal.start;
  const earlier = { rows: done, failed: new Counters(before).notCreated, bytes: bytesBefore };
  const progress = new ProgressBar(process.stderr, !options.quiet && !options.json, bytes, earlier);
  const interrupt = new Interrupt(
    () => progress.say('Waiting for the requests in progress. Press Ctrl-C again to exit immediately.'),
    () => progress.say(`\n${resumeHint(input)}`),
  );
  const session = new ImportSession({ customers, journal, failed, progress, options, interrupt });
  if (journal.isResumed && !options.quiet) progress.say(`Resuming after row ${done}.`);
  try {
    await session.run(source.rows);
  } catch (error) {
    // The error of an interrupted import is the interrupt itself.
    if (interrupt.exitCode === null) throw session.hasBegun ? stopped(error, session, input) : causeOf(error);
  } finally {
    if (!options.quiet) sayIgnored(progress, source.ignored);
    progress.end();
    interrupt.stopListening();
    await session.close();
    // A terminal or a pipe that stays open would keep the process alive.
    if (input.file === null) process.stdin.destroy();
  }
  const rows = { path: failed.path, importArgs: argsToImport(failed.path, options) };
  await writeReport(session, rows, (performance.now() - startedAt) / 1000, options);
  if (!session.isComplete) throw interrupted(session, input, interrupt);
  if (session.counters.notCreated > 0) process.exitCode = exitCodes.refused;
}

function sayIgnored(progress: ProgressBar, ignored: ReadonlySet<string>): void {
  if (ignored.size > 0) progress.say(ignoredNote(ignored));
}

/** The note about the columns that an import ignores in a file of this program. */
function ignoredNote(names: ReadonlySet<string>): string {
  return `Ignored, since only an import or the API sets them: ${[...names].join(', ')}`;
}

/** The failed rows have the columns of the input, so they need the same options. */
function argsToImport(path: string, { format, map = {}, ignore = [], onConflict }: ImportOptions): string[] {
  return [
    ...['import', path, ...(format ? ['--format', format] : [])],
    ...Object.entries(map).flatMap(([column, field]) => ['--map', `${column}=${field}`]),
    ...ignore.flatMap((column) => ['--ignore', column]),
    ...(onConflict === 'fail' ? [] : ['--on-conflict', onConflict]),
  ];
}

/** If the file cannot be used, a new journal is removed again: nothing has been sent. */
async function openFailedFile(path: string, style: FailedFileStyle, journal: Journal): Promise<FailedFile> {
  const { isResumed, start } = journal;
  try {
    return await FailedFile.open(path, style, { bytes: start.failedBytes, isResumed });
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

function stopped(error: unknown, { counters }: ImportSession, input: Input): CliError {
  const cause = causeOf(error);
  // An error of this program, such as invalid UTF-8, would occur again.
  const hint = cause instanceof CliError ? '' : `\n${resumeHint(input)}`;
  const message = `The import stopped after row ${counters.total}: ${messageOf(cause)}${hint}`;
  return new CliError(message, exitCodeOf(cause), { cause });
}

function causeOf(error: unknown): unknown {
  return error instanceof ImportStoppedError ? error.cause : error;
}
