import process from 'node:process';
import { type Customers, ImportStoppedError } from '@rollcall/client';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodeOf, exitCodes, messageOf } from '../core/errors.ts';
import { printable } from '../core/output.ts';
import { type CsvStyle, openCsvRows, surveyCsv } from '../input/csv.ts';
import { type FileFlags, fileOptionsOf } from '../input/file-options.ts';
import { withMapFile } from '../input/map-file.ts';
import { openNdjsonRows } from '../input/ndjson.ts';
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
export interface ImportOptions extends ConnectionOptions, FileFlags, ReportOptions {
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
  const reading = await fileOptionsOf(options);
  try {
    if (options.dryRun) return await checkOnly(input, format, options, reading);
    const { customers, baseUrl } = await connect(options);
    await run(customers, await open(input, format, options, reading, baseUrl), options);
  } catch (error) {
    throw input.file === null ? error : await withMapFile(error, input.file, reading);
  }
}

async function checkOnly(
  input: Input,
  format: Format,
  options: ImportOptions,
  reading: CustomerFileOptions,
): Promise<void> {
  const { dryRun } = await import('./dry-run.ts');
  if (input.file !== null) await readThrough(input, format, reading);
  const source = await openRows(input, format, reading);
  await dryRun(source.rows, options, source.notes);
  if (!options.quiet) for (const line of notesOf(source)) process.stderr.write(`${printable(line)}\n`);
}

/** Opens the input at its first row. `csv` is `null` for NDJSON. @throws {CliError} if the header is invalid. */
async function openRows(
  input: Input,
  format: Format,
  reading: CustomerFileOptions,
): Promise<SourceRows & { readonly csv: CsvStyle | null }> {
  if (format === 'csv') return openCsvRows(input.open(), reading, input.name);
  return { csv: null, ...openNdjsonRows(checkedUtf8(input.open(), input.name)) };
}

/** Reads a file to its end. @throws {CliError} if a part of it cannot be read, before anything is sent. */
function readThrough(input: Input, format: Format, reading: CustomerFileOptions): Promise<Fingerprint> {
  return fingerprintOf(input.open(), async (chunks) => {
    if (format === 'csv') await surveyCsv(chunks, reading, input.name);
    else for await (const _ of checkedUtf8(chunks, input.name));
  });
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

async function open(
  input: Input,
  format: Format,
  options: ImportOptions,
  reading: CustomerFileOptions,
  baseUrl: string,
): Promise<OpenImport> {
  const startedAt = performance.now();
  const fingerprint = input.file === null ? null : await readThrough(input, format, reading);
  const { csv, ...source } = await openRows(input, format, reading);
  const file = input.file === null ? null : await realFile(input.file);
  const failedPath = options.failed ?? `${file ?? 'stdin'}.failed.${format}`;
  // Standard input cannot be read a second time.
  const journal =
    file !== null && fingerprint
      ? await Journal.open(`${file}.rollcall-journal`, {
          source: fingerprint,
          baseUrl,
          options: identifyingOptions(options, reading, format, await relativeTo(file, failedPath)),
        })
      : Journal.none();
  const failed = await openFailedFile(failedPath, { csv, forSpreadsheet: options.forSpreadsheet ?? false }, journal);
  return { startedAt, input, source, bytes: fingerprint?.bytes ?? null, journal, failed };
}

/** The options that an import must keep to be resumed. */
function identifyingOptions(
  { onConflict, forSpreadsheet = false }: ImportOptions,
  reading: CustomerFileOptions,
  format: Format,
  failed: string,
): Readonly<Record<string, unknown>> {
  const others = Object.entries(reading).map(([name, value]) => [name.replaceAll('_', '-'), value] as const);
  const base = { 'on-conflict': onConflict, format, failed, map: {}, ...Object.fromEntries(others) };
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
    if (!options.quiet) for (const line of notesOf(source)) progress.say(printable(line));
    progress.end();
    interrupt.stopListening();
    await session.close();
    // A terminal or a pipe that stays open would keep the process alive.
    if (input.file === null) process.stdin.destroy();
  }
  const rows = { path: failed.path, importArgs: argsToImport(failed.path, options) };
  await writeReport(session, rows, (performance.now() - startedAt) / 1000, options, source.notes());
  if (!session.isComplete) throw interrupted(session, input, interrupt);
  if (session.counters.notCreated > 0) process.exitCode = exitCodes.refused;
}

/** What was ignored, skipped or changed, one line for each. */
function notesOf({ ignored, notes }: SourceRows): string[] {
  const names = [...ignored].join(', ');
  return [
    ...(ignored.size > 0 ? [`Ignored, since only an import or the API sets them: ${names}.`] : []),
    ...notes().map(({ message, lines, count }) => `${message}${placesOf(lines, count)}`),
  ];
}

function placesOf(lines: readonly number[], count: number): string {
  if (lines.length === 0) return '';
  const more = count > lines.length ? ', …' : '';
  return ` (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more})`;
}

/** The failed rows have the columns of the input, so they need the same options. */
function argsToImport(path: string, options: ImportOptions): string[] {
  const { format, from, mapFile, map = {}, ignore = [], set = {}, ignoreUnknown, keyFrom, dateFormat } = options;
  const { onConflict } = options;
  return [
    ...['import', path, ...(format ? ['--format', format] : [])],
    ...(from ? ['--from', from] : []),
    ...(mapFile ? ['--map-file', mapFile] : []),
    ...Object.entries(map).flatMap(([column, field]) => ['--map', `${column}=${field}`]),
    ...ignore.flatMap((column) => ['--ignore', column]),
    ...Object.entries(set).flatMap(([field, value]) => ['--set', `${field}=${value}`]),
    ...(ignoreUnknown ? ['--ignore-unknown'] : []),
    ...(keyFrom ? ['--key-from', keyFrom] : []),
    ...(dateFormat ? ['--date-format', dateFormat] : []),
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
