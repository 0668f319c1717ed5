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
import { oneLine, paint, printable } from './output.ts';

/** The exit codes of the process. */
export const exitCodes = {
  /** Success. */
  done: 0,
  /** Some rows failed, or the API rejected the request: no such customer, a conflict, an invalid field. */
  refused: 1,
  /** Invalid command line, file, header or configuration; nothing was sent. */
  usage: 2,
  /** The API cannot be used: no connection, wrong address or key, too many requests, a server error. */
  unusable: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error whose message is shown to the user as it is. The exit code defaults to `usage`. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * Prints an error on standard error.
 *
 * @returns the exit code.
 * @throws the error itself if it is a bug of this program.
 */
export function reportError(error: unknown): ExitCode {
  // Commander has already printed it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (!(error instanceof CliError || error instanceof RollcallError || isSystemError(error))) throw error;
  process.stderr.write(`${paint(process.stderr, 'red', 'error:')} ${messageOf(error)}\n`);
  return exitCodeOf(error);
}

/** The exit code for an error of the SDK, the system or this program. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  if (isWrongAddress(error)) return exitCodes.unusable;
  if (error instanceof ApiError) return REJECTIONS.includes(error.status) ? exitCodes.refused : exitCodes.unusable;
  if (error instanceof ArgumentError || error instanceof ConfigError || isSystemError(error)) return exitCodes.usage;
  return exitCodes.unusable;
}

const REJECTIONS: readonly number[] = [400, 404, 409, 412, 413, 422];

/** The message of an error for the user, who knows files and addresses but no system calls. */
export function messageOf(error: unknown): string {
  if (isSystemError(error)) return systemMessage(error);
  if (error instanceof RollcallError) return `${oneLine(error.message)}${isWrongAddress(error) ? ADDRESS_HINT : ''}`;
  // It may contain names that a file gave.
  return printable(error instanceof Error ? error.message : String(error));
}

const ADDRESS_HINT = '\nCheck the address of the API (--base-url or ROLLCALL_BASE_URL): it usually ends in /api/v1.';

/** Whether the response came from something other than the API, or from a wrong path of its server. */
function isWrongAddress(error: unknown): boolean {
  if (error instanceof ResponseFormatError) return true;
  return error instanceof ApiError && error.status === 404 && !(error instanceof NotFoundError);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory, not a file',
  EACCES: 'cannot be accessed: permission denied',
  EPERM: 'cannot be accessed: permission denied',
  EROFS: 'cannot be written: the file system is read-only',
};

/** Errors of a file that is already open carry no path. */
function systemMessage({ code = '', path = 'The path', message }: NodeJS.ErrnoException): string {
  const known = SYSTEM_MESSAGES[code];
  return known === undefined ? message : `${path} ${known}`;
}
