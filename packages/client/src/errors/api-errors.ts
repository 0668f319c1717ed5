import { ApiError } from './api-error.ts';

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
