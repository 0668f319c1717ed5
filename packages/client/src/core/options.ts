import { ArgumentError, ConfigError } from '../errors.ts';
import type { ChangeOptions, FetchLike, Hooks, Logger, RollcallOptions } from '../options.ts';
import { VERSION } from '../version.ts';
import { isRead } from './call.ts';
import { isAbortSignal } from './signals.ts';
import { check, type ErrorClass, isObject } from './values.ts';

/** The options of a client, checked and completed with defaults. */
export interface ResolvedOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** The headers of every request, the API key among them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly fetch: FetchLike;
  readonly hooks: Hooks;
  readonly logger: Logger | undefined;
}

const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 2;

/** @throws {ConfigError} if an option is invalid. Its message never repeats the key. */
export function resolveOptions(options: RollcallOptions): ResolvedOptions {
  check(isObject(options), 'The options must be an object', ConfigError);
  const { timeoutMs = TIMEOUT_MS, maxRetries = MAX_RETRIES, headers = {}, hooks = {}, logger } = options;
  // Called without a receiver: as a method, `fetch` fails on Workers ("Illegal invocation").
  const { fetch = (url, init) => globalThis.fetch(url, init as RequestInit) } = options;
  check(typeof fetch === 'function', 'fetch must be a function', ConfigError);
  check(isObject(hooks), 'hooks must be an object', ConfigError);
  check(logger === undefined || isObject(logger), 'logger must be an object', ConfigError);
  checkOptions({ timeoutMs, maxRetries, headers }, ConfigError);
  const apiKey = checkedApiKey(options.apiKey ?? environmentVariable('ROLLCALL_API_KEY'));
  return {
    baseUrl: checkedBaseUrl(options.baseUrl ?? environmentVariable('ROLLCALL_BASE_URL')),
    timeoutMs,
    maxRetries,
    headers: { accept: 'application/json', ...userAgent(), ...headers, 'x-api-key': apiKey },
    fetch,
    hooks,
    logger,
  };
}

function checkedApiKey(apiKey: unknown): string {
  check(apiKey !== undefined, 'apiKey is missing: pass it, or set ROLLCALL_API_KEY', ConfigError);
  const key = typeof apiKey === 'string' ? apiKey.trim() : '';
  // Checked here, since `Headers` would repeat the whole key in its error.
  const isValid = /^[!-~]+$/.test(key);
  check(isValid, 'apiKey must consist of 1 or more printable ASCII characters without spaces', ConfigError);
  return key;
}

function checkedBaseUrl(baseUrl: unknown): string {
  check(baseUrl !== undefined, 'baseUrl is missing: pass it, or set ROLLCALL_BASE_URL', ConfigError);
  const url = baseUrl instanceof URL ? baseUrl : parsedUrl(baseUrl);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError('baseUrl must be an http or https URL such as "https://rollcall.example.com/api/v1"');
  }
  const { href, username, password, search, hash } = url;
  const isBare = username + password + search + hash === '';
  check(isBare, 'baseUrl must not have a user name, a password, a query or a fragment', ConfigError);
  return href.replace(/\/+$/, '');
}

function parsedUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !/^\s*https?:/i.test(text)) return undefined;
  try {
    // Not `URL.canParse`, which React Native and browsers before December 2023 lack.
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** An environment variable; `undefined` also on platforms without a process, and if Deno denies access. */
function environmentVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name];
  } catch {
    return undefined;
  }
}

/** Names the SDK in the server's log. Browsers do not allow it: the header would be one more for CORS to permit. */
function userAgent(): Readonly<Record<string, string>> {
  const isServer = globalThis.process?.versions?.node || globalThis.navigator?.userAgent === 'Cloudflare-Workers';
  return isServer ? { 'user-agent': `rollcall-client/${VERSION}` } : {};
}

/** The options of one call, checked and completed with defaults. */
export interface CallOptions {
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * Completes the options of a call.
 *
 * @throws {ArgumentError} if an option is invalid.
 */
export function resolveCallOptions(
  options: ChangeOptions,
  defaults: { readonly timeoutMs: number; readonly maxRetries: number },
): CallOptions {
  const { timeoutMs = defaults.timeoutMs, maxRetries = defaults.maxRetries, headers = {}, signal } = checked(options);
  checkOptions({ timeoutMs, maxRetries, headers }, ArgumentError);
  checkSignal(signal);
  const { idempotencyKey, ifMatch } = options;
  checkIdempotencyKey(idempotencyKey);
  if (ifMatch === null || ifMatch === '') throw new ArgumentError('ifMatch must be the etag of a response');
  checkHeader('if-match', ifMatch, ArgumentError);
  const own = { 'if-match': ifMatch, ...headers, 'idempotency-key': idempotencyKey };
  return { timeoutMs, maxRetries, signal, headers: own };
}

/** Rejects options or a query, as `name` says, that are no object, such as `null`. */
export function checked<T extends object>(options: T, name = 'The options'): T {
  check(isObject(options), `${name} must be an object`);
  return options;
}

/** Rejects a signal that cannot be used, such as a controller instead of its signal. */
export function checkSignal(signal: unknown, name = 'signal'): void {
  const isUsable = signal === undefined || isAbortSignal(signal);
  check(isUsable, `${name} must be the signal of an AbortController`);
}

/**
 * The headers of a request with an idempotency key, unless it only reads. Every attempt sends the same key: a server that
 * supports such keys then acts once, and any other ignores the header.
 */
export function withIdempotencyKey(method: string, headers: Headers): Headers {
  if (!isRead(method) && !headers.has('idempotency-key')) headers.set('idempotency-key', randomKey());
  return headers;
}

/** The options that a client and its calls share. */
interface CommonOptions {
  readonly timeoutMs?: number | undefined;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The longest delay of a timer; a longer one would fire at once. */
const TIMEOUT_MS_MAX = 2_147_483_647;

/** Rejects a timeout that no timer supports, an invalid number of retries, and headers that cannot be sent. */
export function checkOptions({ timeoutMs = 1, maxRetries, headers }: CommonOptions, ErrorClass: ErrorClass): void {
  const isTime = typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= TIMEOUT_MS_MAX;
  check(isTime, `timeoutMs must be a number of milliseconds from 1 to ${TIMEOUT_MS_MAX}`, ErrorClass);
  check(Number.isInteger(maxRetries) && maxRetries >= 0, 'maxRetries must be a whole number from 0', ErrorClass);
  // The entries of a `Headers` or a `Map` would be lost without a word.
  const isPlain = isObject(headers) && !(Symbol.iterator in headers);
  check(isPlain, 'headers must be an object of names and values', ErrorClass);
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value, ErrorClass);
}

/**
 * Headers that only the SDK may set: the response is JSON, only `fetch` knows the boundary of a form, and one
 * idempotency key for all calls would turn all of them into one.
 */
const OWN_HEADERS: readonly string[] = ['accept', 'content-type', 'idempotency-key', 'x-api-key'];

function checkHeader(name: string, value: string | undefined, ErrorClass: ErrorClass): void {
  check(!OWN_HEADERS.includes(name.toLowerCase()), `headers must not set ${name}: the SDK does`, ErrorClass);
  try {
    new Headers({ [name]: value ?? '' });
  } catch {
    // Without the cause: it repeats the value, which may be a secret.
    throw new ErrorClass(`headers has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
  }
}

/** Rejects an idempotency key, or a prefix of one, that no header can carry or that leaves no room for a suffix. */
export function checkIdempotencyKey(key: string | undefined, name = 'idempotencyKey'): void {
  const isValid = key === undefined || /^[!-~]{1,200}$/.test(key);
  check(isValid, `${name} must consist of 1 to 200 printable ASCII characters without spaces`);
}

/** A unique key: 128 random bits. `crypto.randomUUID` is missing on pages without TLS, all of `crypto` in React Native. */
export function randomKey(): string {
  const words =
    globalThis.crypto?.getRandomValues(new Uint32Array(4)) ??
    Uint32Array.from({ length: 4 }, () => Math.random() * 2 ** 32);
  return words.join('-');
}
