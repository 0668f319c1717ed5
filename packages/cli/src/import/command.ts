import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { type Customers, ImportStoppedError } from '@rollcall/client';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { connect } from '../core/connection.ts';
import { CliError, exitCodes, messageOf } from '../core/errors.ts';
import { printable } from '../core/output.ts';
import { clearingEmpty } from '../import-options/clear-empty.ts';
import {
  argsToImport,
  checkCombination,
  type Format,
  type ImportOptions,
  identifyingOptions,
} from '../import-options/options.ts';
import { OutageNotice } from '../import-options/outage-notice.ts';
import { updatingOnly } from '../import-options/update-only.ts';
import { StoppedImport, throughOutages } from '../import-options/wait.ts';
import { ImportRecorder } from '../imports/recorder.ts';
import { type CsvStyle, openCsvRows, surveyCsv } from '../input/csv.ts';
import { fileOptionsOf } from '../input/file-options.ts';
import { withMapFile } from '../input/map-file.ts';
import { openNdjsonRows } from '../input/ndjson.ts';
import { realFile, relativeTo } from '../input/real-path.ts';
import { checkedUtf8, type Fingerprint, fingerprintOf, type Input, inputOf, type SourceRows } from '../input/source.ts';
import { Counters } from './counters.ts';
import { FailedFile, type FailedFileStyle } from './failed-file.ts';
import { Interrupt } from './interrupt.ts';
import { Journal } from './journal.ts';
import { ProgressBar } from './progress-bar.ts';
import { shellCommand, writeReport } from './report.ts';
import { ImportSession } from './session.ts';

/** `rollcall import FILE`. Sets the exit code if any row failed. */
export async function importCommand(argument: string, options: ImportOptions): Promise<void> {
  // Otherwise V8 lets the rows that are done fill four times the memory of those in progress before it collects them.
  setFlagsFromString('--heap-growing-percent=100');
  const input = inputOf(argument);
  if (input.file === null && options.keyStdin) {
    throw new CliError('Standard input cannot provide both the API key and the customers');
  }
  checkCombination(input.file, options);
  const format = options.format ?? (/\.(ndjson|jsonl)$/i.test(input.name) ? 'ndjson' : 'csv');
  const file: FileToImport = { input, format, reading: await fileOptionsOf(options) };
  try {
    if (options.dryRun) await checkOnly(file, options);
    else if (options.preview) await showFirst(file, options);
    else await importAll(file, options);
  } catch (error) {
    const argsWith = (mapFile: string) => argsToImport(input.name, options, ['--map-file', mapFile]);
    throw input.file === null ? error : await withMapFile(error, input.file, file.reading, argsWith);
  }
}

/** The file, and how to read it. */
interface FileToImport {
  readonly input: Input;
  readonly format: Format;
  readonly reading: CustomerFileOptions;
}

async function checkOnly(file: FileToImport, options: ImportOptions): Promise<void> {
  const { dryRun } = await import('./dry-run.ts');
  if (file.input.file !== null) await readThrough(file, options);
  const source = await openRows(file, options);
  await dryRun(source.rows, options, source.notes);
  if (!options.quiet) for (const line of notesOf(source)) process.stderr.write(`${printable(line)}\n`);
}

async function showFirst(file: FileToImport, options: ImportOptions): Promise<void> {
  const { preview } = await import('../import-options/preview.ts');
  return preview(await openRows(file, options), options);
}

async function importAll(file: FileToImport, options: ImportOptions): Promise<void> {
  const notice = new OutageNotice();
  const { customers, baseUrl } = await connect(options, notice.hooks);
  const store = options.updateOnly ? updatingOnly(customers) : customers;
  await throughOutages(customers, { ...options, hint: resumeHint(file.input) }, async () =>
    run(store, await open(file, options, baseUrl), { ...options, notice, baseUrl }),
  );
}

/** Opens the input at its first row. `csv` is `null` for NDJSON. @throws {CliError} if the header is invalid. */
async function openRows(
  { input, format, reading }: FileToImport,
  { clearEmpty, updateOnly }: ImportOptions,
): Promise<SourceRows & { readonly csv: CsvStyle | null }> {
  if (format !== 'csv') return { csv: null, ...openNdjsonRows(checkedUtf8(input.open(), input.name)) };
  const opened = await openCsvRows(input.open(), reading, { name: input.name, updateOnly });
  return clearEmpty ? { ...opened, rows: clearingEmpty(opened.rows, opened.csv) } : opened;
}

/** Reads a file to its end. @throws {CliError} if a part of it cannot be read, before anything is sent. */
function readThrough({ input, format, reading }: FileToImport, { updateOnly }: ImportOptions): Promise<Fingerprint> {
  return fingerprintOf(input.open(), async (chunks) => {
    if (format === 'csv') await surveyCsv(chunks, reading, { name: input.name, updateOnly });
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

async function open(toImport: FileToImport, options: ImportOptions, baseUrl: string): Promise<OpenImport> {
  const startedAt = performance.now();
  const { input, format, reading } = toImport;
  const fingerprint = input.file === null ? null : await readThrough(toImport, options);
  const { csv, ...source } = await openRows(toImport, options);
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

interface RunOptions extends ImportOptions {
  readonly notice: OutageNotice;
  readonly baseUrl: string;
}

async function run(customers: Customers, opened: OpenImport, options: RunOptions): Promise<void> {
  const { startedAt, input, source, bytes, journal, failed } = opened;
  const { done, counters: before, bytes: bytesBefore } = journal.start;
  const earlier = { rows: done, failed: new Counters(before).notCreated, bytes: bytesBefore };
  const progress = new ProgressBar(process.stderr, !options.quiet && !options.json, bytes, earlier);
  const interrupt = new Interrupt(
    () => progress.say('Waiting for the requests in progress. Press Ctrl-C again to exit immediately.'),
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
    interrupt,
  });
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
    await recorder?.close(session);
    // A terminal or a pipe that stays open would keep the process alive.
    if (input.file === null) process.stdin.destroy();
  }
  const rows = { path: failed.path, importArgs: argsToImport(failed.path, options) };
  const report = { ...options, importId: recorder?.id ?? null };
  await writeReport(session, rows, (performance.now() - startedAt) / 1000, report, source.notes());
  if (!session.isComplete) throw interrupted(session, input, interrupt);
  if (session.counters.notCreated > 0) process.exitCode = exitCodes.refused;
}

/** The parts of the file that were ignored, skipped or changed, one line for each. */
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
