import { ApiError, type ApiFailure } from '../errors/api-error.ts';
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '../errors/api-errors.ts';
import type { CallContext } from '../errors/call-error.ts';

/** The error for a failure of any status. */
export function apiErrorFor(failure: ApiFailure, context: CallContext): ApiError {
  const ErrorClass = classByStatus[failure.status] ?? (failure.status >= 500 ? ServerError : ApiError);
  return new ErrorClass(failure, context);
}

const classByStatus: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  404: NotFoundError,
  409: ConflictError,
  422: ValidationError,
  429: RateLimitError,
};
