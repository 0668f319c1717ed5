export type { ApiPromise, WithResponse } from './api-promise.js';
export * from './errors/index.js';
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from './hooks.js';
export type { CsvInput } from './internal/csv-form.js';
export type { CsvUploadOptions, RequestOptions, RollcallOptions } from './options.js';
export type { Customers } from './resources/customers.js';
export { Rollcall } from './rollcall.js';
export type * from './types.js';
export { VERSION } from './version.js';
