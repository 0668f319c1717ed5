import { type CallContext, CallError } from './errors.ts';
import type { ErrorCode, ExistingCustomer, Issue } from './types.ts';

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
  declare readonly status: number;
  /** What went wrong, for programs; `null` where the answer has no code, as with proxies and the hosted API. */
  declare readonly code: ErrorCode | null;
  /** Every problem of the request; empty where it is not about fields. */
  declare readonly issues: readonly Issue[];
  /** The messages of each field, such as `{ primary_email: ['is required'] }`. */
  declare readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The customer that has the key or the email address already, where the answer names it. */
  declare readonly existing: ExistingCustomer | null;
  /** How long the server asks to wait (`Retry-After`), in milliseconds; `null` where it does not. */
  declare readonly retryAfterMs: number | null;
  /** The body as it was parsed, as text where it is not JSON, `undefined` where there was none. */
  declare readonly body: unknown;

  constructor({ message, ...failure }: ApiFailure, context: CallContext) {
    super(`${failure.status} ${message}`, context);
    Object.assign(this, failure);
  }

  override get name(): string {
    return 'ApiError';
  }
}

/** 400: the request cannot be parsed. */
export class BadRequestError extends ApiError {
  override get name(): string {
    return 'BadRequestError';
  }
}

/** 401: the API key is missing or unknown. */
export class AuthenticationError extends ApiError {
  override get name(): string {
    return 'AuthenticationError';
  }
}

/** 404: there is no such customer (`customer_not_found`) or no such path (`route_not_found`: check the `baseUrl`). */
export class NotFoundError extends ApiError {
  override get name(): string {
    return 'NotFoundError';
  }
}

/** 409: the `customer_key` or the `primary_email` is taken. `existing` names the customer that has it. */
export class ConflictError extends ApiError {
  override get name(): string {
    return 'ConflictError';
  }
}

/** 422: the request can be read, but breaks a rule. `issues` and `errors` name the fields. */
export class ValidationError extends ApiError {
  override get name(): string {
    return 'ValidationError';
  }
}

/**
 * 429: too many requests, even after the retries, or more than a minute to wait: `retryAfterMs` says how long.
 */
export class RateLimitError extends ApiError {
  override get name(): string {
    return 'RateLimitError';
  }
}

/** 500 to 599: the server failed. `effectUnknown` says whether it may have acted on the request before. */
export class ServerError extends ApiError {
  override get name(): string {
    return 'ServerError';
  }
}
