import { ArgumentError } from '../errors/argument-error.ts';
import type { RequestOptions } from '../options.ts';
import type { AnyCall } from './call.ts';
import { checkIdempotencyKey, checkOptions } from './check-options.ts';
import { randomKey } from './random-key.ts';

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
