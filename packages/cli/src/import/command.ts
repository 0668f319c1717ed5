import process from 'node:process';
import { ImportStoppedError } from '@rollcall/client';
import { type Connection, type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError, exitCodeOf, exitCodes, messageOf } from '../core/errors.ts';
import type { ColumnMapping } from '../input/columns.ts';
import { type CsvStyle, openCsvRows } from '../input/csv.ts';
import { ndjsonRows } from '../input/ndjson.ts';
import { checkedUtf8, type Fingerprint, fingerprintOf, type Input, inputOf, type SourceRow } from '../input/source.ts';
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
    return dryRun((await openRows(input, format, options)).rows, options);
  }
  await importFile(input, format, options, await connect(options));
}

/** Opens the input at its first row. `csv` is `null` for NDJSON. @throws {CliError} if the header is invalid. */
async function openRows(
  input: Input,
  format: Format,
  mapping: ColumnMapping,
): Promise<{ csv: CsvStyle | null; rows: AsyncIterable<SourceRow> }> {
  const chunks = checkedUtf8(input.open(), input.name);
  return format === 'csv' ? openCsvRows(chunks, mapping) : { csv: null, rows: ndjsonRows(chunks) };
}

async function importFile(
  input: Input,
  format: Format,
  options: ImportOptions,
  { customers, baseUrl }: Connection,
): Promise<void> {
  const startedAt = performance.now();
  const source = input.file === null ? null : await fingerprintOf(input);
  const { csv, rows } = await openRows(input, format, options);
  const failedPath = options.failed ?? `${input.file ?? 'stdin'}.failed.${format}`;
  const journal = await openJournal(input, source, { format, failedPath, baseUrl, options });
  const failed = await openFailedFile(failedPath, csv, journal);
  const { done } = journal.start;
  const progress = new ProgressBar(process.stderr, !options.quiet && !options.json, source?.bytes ?? null, done);
  const interrupt = new Interrupt(
    () => progress.say('Finishing the requests in progress. Press Ctrl-C again to exit immediately.'),
    () => progress.say(`\n${resumeHint(input)}`),
  );
  const session = new ImportSession({ customers, journal, failed, progress, options, signal: interrupt.signal });
  if (journal.isResumed && !options.quiet) progress.say(`Resuming after row ${done}.`);
  try {
    await session.run(rows);
  } catch (error) {
    throw session.hasBegun ? stopped(error, session, input) : causeOf(error);
  } finally {
    progress.end();
    interrupt.stopListening();
    await Promise.all([failed.close(), session.isComplete || !session.hasBegun ? journal.remove() : journal.close()]);
    // A terminal or a pipe that stays open would keep the process alive.
    if (input.file === null) process.stdin.destroy();
  }
  const { counters, isComplete } = session;
  await writeReport({ counters, failedPath, isComplete, seconds: (performance.now() - startedAt) / 1000 }, options);
  if (!isComplete) throw interrupted(session, input, interrupt);
  if (counters.failed > 0) process.exitCode = exitCodes.refused;
}

interface JournalFacts {
  readonly format: Format;
  readonly failedPath: string;
  readonly baseUrl: string;
  readonly options: ImportOptions;
}

async function openJournal(input: Input, source: Fingerprint | null, facts: JournalFacts): Promise<Journal> {
  if (input.file === null || source === null) return Journal.none();
  const { format, failedPath: failed, baseUrl } = facts;
  const { onConflict, map = {}, ignore = [] } = facts.options;
  const options = { 'on-conflict': onConflict, format, failed, map, ignore };
  return Journal.open(`${input.file}.rollcall-journal`, { source, baseUrl, options });
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
