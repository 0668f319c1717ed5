import { ArgumentError } from '../errors/argument-error.js';
import type { RequestOptions } from '../options.js';
import type { AnyCall } from './call.js';
import { checkIdempotencyKey, checkOptions } from './check-options.js';
import { randomKey } from './random-key.js';

/** The options of one call, checked and with their defaults. */
export interface CallOptions {
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Completes the options of a call. Every call that writes gets an idempotency key, the same for all of its attempts: a
 * server that knows such keys then acts once, and any other passes over the header.
 *
 * @throws {ArgumentError} for an option that cannot work.
 */
export function resolveCallOptions(
  { method }: AnyCall,
  { signal, ...options }: RequestOptions,
  defaults: { readonly timeoutMs: number; readonly maxRetries: number },
): CallOptions {
  const { timeoutMs = defaults.timeoutMs, maxRetries = defaults.maxRetries, headers = {}, idempotencyKey } = options;
  checkOptions({ timeoutMs, maxRetries, headers }, ArgumentError);
  checkIdempotencyKey(idempotencyKey);
  const keyed = method === 'GET' ? headers : { ...headers, 'idempotency-key': idempotencyKey ?? randomKey() };
  return { timeoutMs, maxRetries, signal, headers: keyed };
}
