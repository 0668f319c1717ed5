import { ApiError, CallError, RedirectError, ResponseFormatError, TimeoutError } from '@rollcall/client';
import { CliError, type ExitCode, exitCodeOf, exitCodes, messageOf } from './errors.ts';

/** An error as `--json` prints it. Every field is always present. */
interface ErrorReport {
  /** For programs: the code of the API if it gave one, otherwise one of this file. */
  readonly code: string;
  readonly message: string;
  /** The HTTP status; `null` without a response. */
  readonly status: number | null;
  /** The `X-Request-Id` of the response, which finds the request in the log of the server. */
  readonly request_id: string | null;
  /** Every problem of the request or the file; empty if the error is not about fields. */
  readonly issues: readonly unknown[];
  /** The customer that is in the way. */
  readonly existing: unknown;
  readonly exit_code: ExitCode;
}

/** An error in one line of JSON. */
export function errorAsJson(error: unknown): string {
  // The reason why an import stopped says more than the sentence around it.
  const cause = error instanceof CliError && error.cause instanceof CallError ? error.cause : error;
  const response = cause instanceof ApiError ? cause : undefined;
  const report: ErrorReport = {
    code: codeOf(cause),
    message: messageOf(error),
    status: cause instanceof ApiError || cause instanceof ResponseFormatError ? cause.status : null,
    request_id: cause instanceof CallError ? cause.requestId : null,
    issues: response?.issues ?? (error instanceof CliError ? error.issues : []),
    existing: response?.existing ?? null,
    exit_code: exitCodeOf(error),
  };
  return JSON.stringify({ error: report });
}

/** As the SDK names the reasons of rows that it could not send. */
function codeOf(error: unknown): string {
  if (error instanceof ApiError) return error.code ?? `http_${error.status}`;
  if (error instanceof ResponseFormatError) return 'unreadable_answer';
  if (error instanceof TimeoutError) return 'timeout';
  if (error instanceof RedirectError) return 'redirect';
  if (error instanceof CallError) return 'connection_failed';
  return codesByExit[exitCodeOf(error)];
}

const codesByExit: Readonly<Record<ExitCode, string>> = {
  [exitCodes.done]: 'done',
  [exitCodes.refused]: 'refused',
  [exitCodes.usage]: 'invalid_usage',
  [exitCodes.unusable]: 'unusable',
  [exitCodes.interrupted]: 'interrupted',
  [exitCodes.terminated]: 'terminated',
};
