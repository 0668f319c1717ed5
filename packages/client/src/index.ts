export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './api-errors.ts';
export type { ApiPromise, WithResponse } from './api-promise.ts';
export {
  AbortedError,
  ArgumentError,
  CallError,
  ConfigError,
  ConnectionError,
  RedirectError,
  ResponseFormatError,
  type ResponseHeaders,
  RollcallError,
  TimeoutError,
  UnknownOutcomeError,
} from './errors.ts';
export { createRollcallFetch } from './fetch/retrying-fetch.ts';
export type { CustomerSource, ImportOptions } from './import/options.ts';
export {
  type ImportCreated,
  type ImportFailureGroup,
  type ImportFailureSample,
  type ImportNotCreated,
  type ImportProgress,
  type ImportReason,
  type ImportReport,
  type ImportResult,
  type ImportSkipped,
  ImportStoppedError,
  type ImportUnchanged,
  type ImportUpdated,
} from './import/report.ts';
export type {
  BulkCreateOptions,
  ChangeOptions,
  CsvUploadOptions,
  FetchInit,
  FetchLike,
  FetchResponse,
  Hooks,
  Logger,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  RetryEvent,
  RollcallFetch,
  RollcallOptions,
  StoreOptions,
} from './options.ts';
export type { Customers } from './resources/customers.ts';
export type { WebhookDeliveries } from './resources/webhook-deliveries.ts';
export type { WebhookEndpoints } from './resources/webhook-endpoints.ts';
export { Rollcall } from './rollcall.ts';
export type { Api } from './transport.ts';
export type * from './types.ts';
export { VERSION } from './version.ts';
