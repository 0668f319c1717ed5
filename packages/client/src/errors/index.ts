export { ApiError } from './api-error.ts';
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './api-errors.ts';
export { ArgumentError } from './argument-error.ts';
export { CallError } from './call-error.ts';
export { ConfigError } from './config-error.ts';
export { AbortedError, ConnectionError, TimeoutError } from './connection-errors.ts';
export { ImportStoppedError } from './import-stopped-error.ts';
export { RedirectError } from './redirect-error.ts';
export { ResponseFormatError } from './response-format-error.ts';
export { RollcallError } from './rollcall-error.ts';
export { UnknownOutcomeError } from './unknown-outcome-error.ts';
