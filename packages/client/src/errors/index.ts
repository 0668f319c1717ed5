export { ApiError } from './api-error.js';
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './api-errors.js';
export { ArgumentError } from './argument-error.js';
export { CallError } from './call-error.js';
export { ConfigError } from './config-error.js';
export { AbortedError, ConnectionError, TimeoutError } from './connection-errors.js';
export { ImportStoppedError } from './import-stopped-error.js';
export { RedirectError } from './redirect-error.js';
export { ResponseFormatError } from './response-format-error.js';
export { RollcallError } from './rollcall-error.js';
export { UnknownOutcomeError } from './unknown-outcome-error.js';
