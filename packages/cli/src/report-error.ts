import process from 'node:process';
import { ApiError, ArgumentError, ConfigError, RollcallError } from '@rollcall/client';
import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isSystemError, isWrongAddress, messageOf } from './message-of.ts';
import { paint } from './output/paint.ts';

/** Says on standard error what went wrong. @returns the exit code. @throws what is a fault of this program. */
export function reportError(error: unknown): ExitCode {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (!(error instanceof CliError || error instanceof RollcallError || isSystemError(error))) throw error;
  process.stderr.write(`${paint(process.stderr, 'red', 'error:')} ${messageOf(error)}\n`);
  return exitCodeOf(error);
}

/** What an error of the SDK or the system means for the exit code. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  if (isWrongAddress(error)) return exitCodes.unusable;
  if (error instanceof ApiError) return REFUSALS.includes(error.status) ? exitCodes.refused : exitCodes.unusable;
  if (error instanceof ArgumentError || error instanceof ConfigError || isSystemError(error)) return exitCodes.usage;
  return exitCodes.unusable;
}

const REFUSALS: readonly number[] = [400, 404, 409, 413, 422];
