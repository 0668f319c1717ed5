import process from 'node:process';
import { ImportStoppedError } from '@rollcall/client';
import { type Connection, connect } from '../core/connection.ts';
import { CliError, exitCodeOf, exitCodes, messageOf } from '../core/errors.ts';
import type { CsvStyle } from '../input/csv.ts';
import { type Format, formatOf, openRows } from '../input/open-rows.ts';
import { type Fingerprint, fingerprintOf, type Input, inputOf } from '../input/source.ts';
import { FailedFile } from './failed-file.ts';
import { Interrupt } from './interrupt.ts';
import { Journal } from './journal.ts';
import type { ImportCommandOptions } from './options.ts';
import { ProgressBar } from './progress-bar.ts';
import { resumeCommand, writeReport } from './report.ts';
import { ImportSession } from './session.ts';

/** `rollcall import FILE`. Sets the exit code where not every row was imported. */
export async function importCommand(argument: string, options: ImportCommandOptions): Promise<void> {
  const input = inputOf(argument);
  if (input.file === null && options.keyStdin) throw new CliError('Standard input cannot be both the key and the file');
  const format = options.format ?? formatOf(input);
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.ts');
    return dryRun(input, format, options);
  }
  await importFile(input, format, options, await connect(options));
}

async function importFile(
  input: Input,
  format: Format,
  options: ImportCommandOptions,
  { customers, baseUrl }: Connection,
): Promise<void> {
  const startedAt = performance.now();
  const source = input.file === null ? null : await fingerprintOf(input);
  const { csv, rows } = await openRows(input, format, options);
  const path = options.failed ?? `${input.file ?? 'stdin'}.failed.${format}`;
  const journal = await openJournal(input, source, { format, failed: path, baseUrl, options });
  const failed = await openFailedFile(path, csv, journal);
  const { done } = journal.start;
  const progress = new ProgressBar(process.stderr, !options.quiet && !options.json, source?.bytes ?? null, done);
  const interrupt = new Interrupt(
    () => progress.say('Finishing the requests under way. Ctrl-C again ends at once.'),
    () => progress.say(`\n${resumeHint(input)}`),
  );
  const session = new ImportSession({ customers, journal, failed, progress, options, signal: interrupt.signal });
  if (journal.isResumed && !options.quiet) progress.say(`Going on behind row ${done}.`);
  try {
    await session.run(rows);
  } catch (error) {
    throw session.hasBegun ? stopped(error, session, input) : causeOf(error);
  } finally {
    progress.end();
    interrupt.stopListening();
    await Promise.all([failed.close(), session.isAtEnd || !session.hasBegun ? journal.remove() : journal.close()]);
    // Else a terminal or a pipe that stays open would keep the process from ending.
    if (input.file === null) process.stdin.destroy();
  }
  const { tally, isAtEnd } = session;
  await writeReport({ tally, failedPath: path, isAtEnd, seconds: (performance.now() - startedAt) / 1000 }, options);
  if (!isAtEnd) throw interrupted(session, input, interrupt);
  if (tally.failed > 0) process.exitCode = exitCodes.refused;
}

/** A journal of which nothing was sent yet does not stay behind where the file cannot be used. */
async function openFailedFile(path: string, csv: CsvStyle | null, journal: Journal): Promise<FailedFile> {
  const { isResumed, start } = journal;
  try {
    return await FailedFile.open(path, csv, { bytes: start.failedBytes, isResumed });
  } catch (error) {
    await (isResumed ? journal.close() : journal.remove());
    throw error;
  }
}

interface JournalFacts {
  readonly format: Format;
  readonly failed: string;
  readonly baseUrl: string;
  readonly options: ImportCommandOptions;
}

async function openJournal(input: Input, source: Fingerprint | null, facts: JournalFacts): Promise<Journal> {
  if (input.file === null || source === null) return Journal.none();
  const { format, failed, baseUrl } = facts;
  const { onConflict, map = {}, ignore = [] } = facts.options;
  const options = { 'on-conflict': onConflict, format, failed, map, ignore };
  return Journal.open(`${input.file}.rollcall-journal`, { source, baseUrl, options });
}

function resumeHint(input: Input): string {
  if (input.file === null) return 'What came from standard input cannot be gone on with.';
  return `To go on: ${resumeCommand(process.argv.slice(2))}`;
}

function interrupted({ tally }: ImportSession, input: Input, { exitCode }: Interrupt): CliError {
  return new CliError(`Interrupted behind row ${tally.total}. ${resumeHint(input)}`, exitCode ?? exitCodes.interrupted);
}

function stopped(error: unknown, session: ImportSession, input: Input): CliError {
  const cause = causeOf(error);
  // What this program objects to would not be otherwise the next time.
  const hint = cause instanceof CliError ? '' : `\n${resumeHint(input)}`;
  return new CliError(
    `The import stopped behind row ${session.tally.total}: ${messageOf(cause)}${hint}`,
    exitCodeOf(cause),
    {
      cause,
    },
  );
}

function causeOf(error: unknown): unknown {
  return error instanceof ImportStoppedError ? error.cause : error;
}
