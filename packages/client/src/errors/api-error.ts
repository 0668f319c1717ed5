import type { ErrorCode, ExistingCustomer, Issue } from '../types.js';
import { type CallContext, CallError } from './call-error.js';

/** What an error answer says. */
export interface ApiFailure {
  readonly status: number;
  readonly message: string;
  readonly code: ErrorCode | null;
  readonly issues: readonly Issue[];
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly existing: ExistingCustomer | null;
  readonly retryAfterMs: number | null;
  readonly body: unknown;
}

/**
 * The API answered with an error. The statuses that a program handles have a class of their own below this one; all
 * others (405, 406, 413, 415, …) are plain `ApiError`s.
 */
export class ApiError extends CallError {
  /** The HTTP status. */
  readonly status: number;
  /** What went wrong, for programs; `null` where the answer has no code, as with proxies and the hosted API. */
  readonly code: ErrorCode | null;
  /** Every problem of the request; empty where it is not about fields. */
  readonly issues: readonly Issue[];
  /** The messages of each field, such as `{ primary_email: ['is required'] }`. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The customer that has the key or the email address already, where the answer names it. */
  readonly existing: ExistingCustomer | null;
  /** How long the server asks to wait (`Retry-After`), in milliseconds; `null` where it does not. */
  readonly retryAfterMs: number | null;
  /** The body as it was parsed, as text where it is not JSON, `undefined` where there was none. */
  readonly body: unknown;

  constructor(failure: ApiFailure, context: CallContext) {
    super(`${failure.status} ${failure.message}`, context);
    this.status = failure.status;
    this.code = failure.code;
    this.issues = failure.issues;
    this.errors = failure.errors;
    this.existing = failure.existing;
    this.retryAfterMs = failure.retryAfterMs;
    this.body = failure.body;
  }

  override get name(): string {
    return 'ApiError';
  }
}
