#!/usr/bin/env node
import process from 'node:process';
import { CommanderError } from 'commander';
import { CliError, type ExitCode, exitCodeOf, exitCodes, isExpected, messageOf } from './core/errors.ts';
import { paint } from './core/output.ts';
import { program, wantsJson } from './program.ts';

const args = process.argv.slice(2);

process.stdout.on('error', endWith);
process.stderr.on('error', endWith);

try {
  await program(args);
} catch (error) {
  process.exitCode = await report(error);
}

/**
 * Prints an error on standard error, as JSON with `--json`.
 *
 * @returns the exit code.
 * @throws the error itself if it is a bug of this program.
 */
async function report(error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done;
    // Commander has already printed it, except with `--json`.
    if (!wantsJson(args)) return exitCodes.usage;
    return report(new CliError(error.message.replace(/^error: /, '')));
  }
  if (!isExpected(error)) throw error;
  if (wantsJson(args)) {
    const { errorAsJson } = await import('./core/error-report.ts');
    process.stderr.write(`${errorAsJson(error)}\n`);
  } else {
    process.stderr.write(`${paint(process.stderr, 'red', 'error:')} ${messageOf(error)}\n`);
  }
  return exitCodeOf(error);
}

/** A closed pipe is no failure: its reader has seen enough (`rollcall export | head`). */
async function endWith(error: NodeJS.ErrnoException): Promise<void> {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? exitCodes.done) : await report(error));
}
