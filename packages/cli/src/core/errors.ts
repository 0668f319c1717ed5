import {
  ApiError,
  ArgumentError,
  ConfigError,
  ConnectionError,
  NotFoundError,
  ResponseFormatError,
  RollcallError,
} from '@rollcall/client';
import { oneLine, printable } from './output.ts';

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
  /** The problems of a file, for `--json`; empty for other errors. */
  readonly issues: readonly { readonly code: string; readonly field: string | null; readonly message: string }[] = [];

  constructor(message: string, exitCode: ExitCode = exitCodes.usage, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Whether an error can be shown to the user. Any other one is a bug of this program. */
export function isExpected(error: unknown): boolean {
  return error instanceof CliError || error instanceof RollcallError || isSystemError(error);
}

/** The exit code for an error of the SDK, the system or this program. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  if (isWrongAddress(error)) return exitCodes.unusable;
  if (error instanceof ApiError) return exitCodeOfStatus(error.status);
  if (error instanceof ArgumentError || error instanceof ConfigError || isSystemError(error)) return exitCodes.usage;
  return exitCodes.unusable;
}

/** The exit code of a process that a signal has ended. */
export function exitCodeOfSignal(signal: NodeJS.Signals): ExitCode {
  return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated;
}

/** The exit code for the status of an error response of the API. */
export function exitCodeOfStatus(status: number): ExitCode {
  return REJECTIONS.includes(status) ? exitCodes.refused : exitCodes.unusable;
}

const REJECTIONS: readonly number[] = [400, 404, 409, 412, 413, 422];

/** The message of an error for the user, who knows files and addresses but no system calls. */
export function messageOf(error: unknown): string {
  if (isSystemError(error)) return systemMessage(error);
  if (error instanceof RollcallError) return `${sentenceOf(error)}${hintFor(error)}`;
  // It may contain names that a file gave.
  return printable(error instanceof Error ? error.message : String(error));
}

/** The message of the SDK in one line; if the request has several problems, all of them in a line each. */
function sentenceOf(error: RollcallError): string {
  const problems = error instanceof ApiError ? problemsOf(error) : [];
  if (!(error instanceof ApiError) || problems.length < 2) return oneLine(error.message);
  const { status, method, path, requestId } = error;
  const request = requestId === null ? '' : `, request ${requestId}`;
  const lines = problems.map((problem) => `\n  ${oneLine(problem)}`);
  return `${status} The request has ${problems.length} problems (${method} ${path}${request}):${lines.join('')}`;
}

/** The hosted API has no issues, only messages by field. */
function problemsOf({ issues, errors }: ApiError): string[] {
  if (issues.length > 0) return issues.map(({ field, message }) => (field ? `${field} ${message}` : message));
  return Object.entries(errors).flatMap(([field, messages]) => messages.map((message) => `${field} ${message}`));
}

/** Says in a line of its own how to go on. */
function hintFor(error: RollcallError): string {
  if (isWrongAddress(error)) {
    return '\nCheck the address of the API (--base-url or ROLLCALL_BASE_URL): it usually ends in /api/v1.';
  }
  if (!(error instanceof ConnectionError)) return '';
  // A server with TLS closes the connection of a client without.
  const tls = /other side closed/.test(error.message) ? ' If it expects TLS, the address begins with https://.' : '';
  return `\nCheck that the server is running and that its address is right: rollcall whoami.${tls}`;
}

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
