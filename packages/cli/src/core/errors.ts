import process from 'node:process';
import {
  ApiError,
  ArgumentError,
  ConfigError,
  NotFoundError,
  ResponseFormatError,
  RollcallError,
} from '@rollcall/client';
import { CommanderError } from 'commander';
import { oneLine, paint } from './output.ts';

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

/** Why the command cannot be done, in a sentence for whoever typed it. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** With which code the process ends, and what it says. */
export const exitCodes = {
  /** Everything was done. */
  done: 0,
  /** Some rows failed, or the API refused what was asked: no such customer, a conflict, a field that breaks a rule. */
  refused: 1,
  /** The command, the file, its header or the configuration cannot be used; nothing was sent. */
  usage: 2,
  /** The API cannot be used: no connection, wrong address or key, too many requests, a fault of the server. */
  unusable: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error in the words of whoever typed the command, who knows files and addresses, and no system calls. */
export function messageOf(error: unknown): string {
  if (isSystemError(error)) return systemMessage(error);
  if (error instanceof RollcallError) return `${oneLine(error.message)}${isWrongAddress(error) ? ADDRESS_HINT : ''}`;
  return error instanceof Error ? error.message : String(error);
}

/** Of a file: not there, not allowed, no room. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** Whether something else than the API has answered, or the API at another path than its own. */
function isWrongAddress(error: unknown): boolean {
  if (error instanceof ResponseFormatError) return true;
  // Where no customer is named, none can be missing.
  return error instanceof NotFoundError && (error.code === 'route_not_found' || !error.path.includes('{'));
}

const ADDRESS_HINT = '\nIs the address that of the API? It mostly ends in /api/v1.';

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory, not a file',
  EACCES: 'cannot be used: permission denied',
  EPERM: 'cannot be used: permission denied',
  EROFS: 'cannot be written: the file system is read-only',
};

/** Node names no file where it was opened before. */
function systemMessage({ code = '', path = 'It', message }: NodeJS.ErrnoException): string {
  const known = SYSTEM_MESSAGES[code];
  return known === undefined ? message : `${path} ${known}`;
}
