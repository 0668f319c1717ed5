import { type CallContext, CallError, type ResponseHeaders, setHidden } from './errors.ts';
import type { ErrorCode, ExistingCustomer, Issue } from './types.ts';

/**
 * The API answered with an error. The statuses that programs handle have subclasses; all others (405, 406, 413, 415, …)
 * are plain `ApiError`s, and so is a 404 that does not say that a customer is missing.
 */
export class ApiError extends CallError {
  /** The HTTP status. */
  declare readonly status: number;
  /** The error code, for programs; `null` if the response has none, as from proxies and the hosted API. */
  declare readonly code: ErrorCode | null;
  /**
   * Every problem of the request; empty if the error is not about fields. Neither JSON nor `console.log` shows the `value`
   * of an issue.
   */
  declare readonly issues: readonly Issue[];
  /** The messages by field, such as `{ primary_email: ['is required'] }`. */
  declare readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The customer that already has the key or the email address, if the response names it. */
  declare readonly existing: ExistingCustomer | null;
  /** How long the server asks to wait (`Retry-After`), in milliseconds; `null` if it does not. */
  declare readonly retryAfterMs: number | null;
  /** The parsed body; a string if it is not JSON, `undefined` if it is empty. Neither JSON nor `console.log` shows it. */
  declare readonly body: unknown;

  constructor({ message, body, headers, ...failure }: ApiFailure, context: CallContext) {
    super(`${failure.status} ${message}`, { ...context, headers });
    Object.assign(this, failure);
    setHidden(this, { body });
  }

  override get name(): string {
    return 'ApiError';
  }
}

/** The content of an error response. */
export type ApiFailure = Pick<
  ApiError,
  'status' | 'message' | 'code' | 'issues' | 'errors' | 'existing' | 'retryAfterMs' | 'body'
> & { readonly headers: ResponseHeaders };

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

/**
 * 404: no customer has this key, or nothing has this id. A 404 of a proxy, or of a path that the API does not have, is a
 * plain `ApiError`, whose message says what to check.
 */
export class NotFoundError extends ApiError {
  override get name(): string {
    return 'NotFoundError';
  }
}

/** 409: another customer has the `customer_key` or the `primary_email`. `existing` names it. */
export class ConflictError extends ApiError {
  override get name(): string {
    return 'ConflictError';
  }
}

/**
 * 412: the customer does not have the entity tag in `ifMatch`, so somebody else has changed it. Get it again and repeat the
 * change. If `effectUnknown` is true, an earlier attempt of the same call may have made the change.
 */
export class PreconditionFailedError extends ApiError {
  override get name(): string {
    return 'PreconditionFailedError';
  }
}

/** 422: the request is well-formed, but breaks a rule. `issues` and `errors` name the fields. */
export class ValidationError extends ApiError {
  override get name(): string {
    return 'ValidationError';
  }
}

/** 429: too many requests, even after the retries, or the wait exceeds a minute. `retryAfterMs` is the wait. */
export class RateLimitError extends ApiError {
  override get name(): string {
    return 'RateLimitError';
  }
}

/** 500 to 599: the server failed. `effectUnknown` says whether it may have acted on the request. */
export class ServerError extends ApiError {
  override get name(): string {
    return 'ServerError';
  }
}
