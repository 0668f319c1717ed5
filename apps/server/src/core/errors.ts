import type { ErrorCode, ExistingCustomer, Issue } from '@rollcall/contract';

/** What a {@link DomainError} may carry beside its code and its message. */
export interface DomainErrorDetails {
  /** Every problem of the fields, where the error is about fields. */
  readonly issues?: readonly Issue[];
  /** The customer that has the key or the email address. */
  readonly existing?: ExistingCustomer | undefined;
  /** What happened inside, for the log only: it never leaves the process. */
  readonly internal?: string;
  readonly cause?: unknown;
}

/**
 * A failure that the caller of the API is told about: `code` is for programs, `message` is the public sentence.
 * The HTTP status that goes with a code is not known here; the contract's table of error codes has it.
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

/** The database cannot do its work at the moment, and the request has had no effect: trying again is safe. */
export function serviceUnavailable(internal: string, cause?: unknown): DomainError {
  return new DomainError('service_unavailable', 'The registry cannot be reached at the moment; try again shortly', {
    internal,
    cause,
  });
}

/** Something is broken on our side. The public message says nothing of the inside. */
export function internalError(internal: string, cause?: unknown): DomainError {
  return new DomainError('internal_error', 'Something went wrong on our side; the request id helps us to find it', {
    internal,
    cause,
  });
}

/** The server cannot start. The message is the sentence that the operator reads; the process ends with exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
