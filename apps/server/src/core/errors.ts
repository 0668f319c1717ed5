import type { ErrorCode, ExistingCustomer, Issue } from '@rollcall/contract';

/** Optional parts of a {@link DomainError}. */
interface DomainErrorDetails {
  /** Every problem of the fields, if the error is about fields. */
  readonly issues?: readonly Issue[];
  /** The customer that has the key or the email address. */
  readonly existing?: ExistingCustomer | undefined;
  /** Details for the log only; they never leave the process. */
  readonly internal?: string;
  readonly cause?: unknown;
}

/**
 * A failure that is reported to the caller of the API: `code` is for programs, `message` is public. The contract's table
 * of error codes has the HTTP status.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  readonly existing: ExistingCustomer | undefined;
  readonly internal: string | undefined;

  constructor(code: ErrorCode, message: string, details: DomainErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.issues = details.issues ?? [];
    this.existing = details.existing;
    this.internal = details.internal;
  }
}

/** The database is not available, and the request has had no effect: a retry is safe. */
export function serviceUnavailable(internal: string, cause?: unknown): DomainError {
  return new DomainError('service_unavailable', 'The registry cannot be reached at the moment; try again shortly', {
    internal,
    cause,
  });
}

/** A list could not be read in the time that one may take. Another attempt would take as long. */
export function queryTooSlow(internal: string, cause?: unknown): DomainError {
  const message =
    'The list takes too long to read: search for a longer text, add a filter, or use cursor instead of a distant page';
  return new DomainError('query_too_slow', message, { internal, cause });
}

/** The customer is in another state than the request expects, and the request has had no effect. */
export function preconditionFailed(): DomainError {
  const message = 'The customer has changed; get it again and repeat the request with its new ETag';
  return new DomainError('precondition_failed', message);
}

/** A fault of the server. The public message reveals no details. */
export function internalError(internal: string, cause?: unknown): DomainError {
  return new DomainError('internal_error', 'Something went wrong on our side; the request id helps us to find it', {
    internal,
    cause,
  });
}

/** A transaction is in conflict with another one. If it runs again, it sees the effects of the other. */
export class SerializationConflict extends Error {
  override readonly name = 'SerializationConflict';
}

/** The server cannot start. The operator reads the message; the process ends with exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The sentence for the operator if a command ends with an error; `undefined` for a bug, whose stack trace matters. */
export function sentenceForOperator(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message;
  if (error instanceof DomainError) return `The database cannot be used: ${reasonOf(error)}.`;
  // An error of the system, such as too many open files.
  return error instanceof Error && 'syscall' in error ? `${error.message}.` : undefined;
}

function reasonOf({ cause, internal, message }: DomainError): string {
  return cause instanceof Error ? cause.message : (internal ?? message);
}
