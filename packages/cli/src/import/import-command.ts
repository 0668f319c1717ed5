import process from 'node:process';
import { ImportStoppedError } from '@rollcall/client';
import { CliError } from '../cli-error.js';
import { type Connection, connect } from '../connection/connect.js';
import { exitCodes } from '../exit-codes.js';
import { type Fingerprint, fingerprintOf } from '../input/fingerprint.js';
import { type Input, inputOf } from '../input/input.js';
import { type Format, formatOf, openRows } from '../input/open-rows.js';
import { exitCodeOf } from '../report-error.js';
import { FailedFile } from './failed-file.js';
import type { ImportCommandOptions } from './import-options.js';
import { ImportSession } from './import-session.js';
import { Interrupt } from './interrupt.js';
import { Journal } from './journal.js';
import { ProgressBar } from './progress-bar.js';
import { resumeCommand } from './resume-command.js';
import { writeReport } from './write-report.js';

/** `rollcall import FILE`. Sets the exit code where not every row was imported. */
export async function importCommand(argument: string, options: ImportCommandOptions): Promise<void> {
  const input = inputOf(argument);
  if (input.file === null && options.keyStdin) throw new CliError('Standard input cannot be both the key and the file');
  const format = options.format ?? formatOf(input);
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.js');
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
  const { failedBytes, done } = journal.start;
  const failed = await FailedFile.open(path, csv, { bytes: failedBytes, isResumed: journal.isResumed }).catch(
    async (error: unknown) => {
      if (!journal.isResumed) await journal.remove();
      throw error;
    },
  );
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
    progress.end();
    if (session.hasBegun) await journal.close();
    else await journal.remove();
    throw session.hasBegun ? stopped(error, session, input) : causeOf(error);
  } finally {
    interrupt.stopListening();
    await failed.close();
    // Else a terminal or a pipe that stays open would keep the process from ending.
    if (input.file === null) process.stdin.destroy();
  }
  progress.end();
  if (session.isAtEnd) await journal.remove();
  else await journal.close();
  await writeReport(
    {
      tally: session.tally,
      failedPath: path,
      isAtEnd: session.isAtEnd,
      seconds: (performance.now() - startedAt) / 1000,
    },
    options,
  );
  if (session.isAtEnd) process.exitCode = session.tally.failed > 0 ? exitCodes.refused : exitCodes.done;
  else
    throw new CliError(
      `Interrupted behind row ${session.tally.total}. ${resumeHint(input)}`,
      interrupt.exitCode ?? exitCodes.interrupted,
    );
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

function stopped(error: unknown, session: ImportSession, input: Input): CliError {
  const cause = causeOf(error);
  const message = cause instanceof Error ? cause.message : String(cause);
  const hint = resumeHint(input);
  return new CliError(`The import stopped behind row ${session.tally.total}: ${message}\n${hint}`, exitCodeOf(cause), {
    cause,
  });
}

function causeOf(error: unknown): unknown {
  return error instanceof ImportStoppedError ? error.cause : error;
}
