import { ArgumentError, ConfigError, type RollcallError } from '../errors.ts';
import type { FetchLike, Hooks, Logger, RequestOptions, RollcallOptions } from '../options.ts';
import { VERSION } from '../version.ts';
import { isRead } from './call.ts';
import { isAbortSignal } from './signals.ts';

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
  if (!isObject(options)) throw new ConfigError('The options must be an object');
  const { timeoutMs = TIMEOUT_MS, maxRetries = MAX_RETRIES, headers = {}, hooks = {}, logger } = options;
  // Called without a receiver: as a method, `fetch` fails on Workers ("Illegal invocation").
  const { fetch = (url, init) => globalThis.fetch(url, init as RequestInit) } = options;
  if (typeof fetch !== 'function') throw new ConfigError('fetch must be a function');
  if (!isObject(hooks)) throw new ConfigError('hooks must be an object of functions');
  if (logger !== undefined && !isObject(logger)) throw new ConfigError('logger must be an object such as console');
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
  if (apiKey === undefined) throw new ConfigError('apiKey is missing: pass it, or set ROLLCALL_API_KEY');
  const key = typeof apiKey === 'string' ? apiKey.trim() : '';
  // Checked here, since `Headers` would repeat the whole key in its error.
  if (/^[!-~]+$/.test(key)) return key;
  throw new ConfigError('apiKey must consist of 1 or more printable ASCII characters without spaces');
}

function checkedBaseUrl(baseUrl: unknown): string {
  if (baseUrl === undefined) throw new ConfigError('baseUrl is missing: pass it, or set ROLLCALL_BASE_URL');
  const url = baseUrl instanceof URL ? baseUrl : parsedUrl(baseUrl);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError('baseUrl must be an http or https URL such as "https://rollcall.example.com/api/v1"');
  }
  const { href, username, password, search, hash } = url;
  if (username + password + search + hash !== '') {
    throw new ConfigError('baseUrl must not have a user name, a password, a query or a fragment');
  }
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
  options: RequestOptions,
  defaults: { readonly timeoutMs: number; readonly maxRetries: number },
): CallOptions {
  if (!isObject(options)) throw new ArgumentError('The options must be an object');
  const { timeoutMs = defaults.timeoutMs, maxRetries = defaults.maxRetries, headers = {}, signal } = options;
  checkOptions({ timeoutMs, maxRetries, headers }, ArgumentError);
  if (signal !== undefined && !isAbortSignal(signal)) {
    throw new ArgumentError('signal must be an AbortSignal, such as the signal of an AbortController');
  }
  const { idempotencyKey } = options;
  checkIdempotencyKey(idempotencyKey);
  const keyed = idempotencyKey === undefined ? headers : { ...headers, 'idempotency-key': idempotencyKey };
  return { timeoutMs, maxRetries, signal, headers: keyed };
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

type ErrorClass = new (message: string) => RollcallError;

/** The longest delay of a timer; a longer one would fire at once. */
const TIMEOUT_MS_MAX = 2_147_483_647;

/** Rejects a timeout that no timer supports, an invalid number of retries, and headers that cannot be sent. */
export function checkOptions({ timeoutMs = 1, maxRetries, headers }: CommonOptions, ErrorClass: ErrorClass): void {
  if (!(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= TIMEOUT_MS_MAX)) {
    throw new ErrorClass(`timeoutMs must be a number of milliseconds from 1 to ${TIMEOUT_MS_MAX}`);
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new ErrorClass('maxRetries must be a whole number from 0');
  }
  // The entries of a `Headers` or a `Map` would be lost without a word.
  if (!isObject(headers) || Symbol.iterator in headers) {
    throw new ErrorClass('headers must be an object of names and values');
  }
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value, ErrorClass);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Headers that only the SDK may set: the response is JSON, only `fetch` knows the boundary of a form, and one
 * idempotency key for all calls would turn all of them into one.
 */
const OWN_HEADERS: readonly string[] = ['accept', 'content-type', 'idempotency-key', 'x-api-key'];

function checkHeader(name: string, value: string | undefined, ErrorClass: ErrorClass): void {
  if (OWN_HEADERS.includes(name.toLowerCase())) throw new ErrorClass(`headers must not set ${name}: the SDK does`);
  try {
    new Headers({ [name]: value ?? '' });
  } catch {
    // Without the cause: it repeats the value, which may be a secret.
    throw new ErrorClass(`headers has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
  }
}

/** Rejects an idempotency key, or a prefix of one, that no header can carry or that leaves no room for a suffix. */
export function checkIdempotencyKey(key: string | undefined, name = 'idempotencyKey'): void {
  if (key === undefined || /^[!-~]{1,200}$/.test(key)) return;
  throw new ArgumentError(`${name} must consist of 1 to 200 printable ASCII characters without spaces`);
}

/** A unique key: 128 random bits. `crypto.randomUUID` is missing on pages without TLS, all of `crypto` in React Native. */
export function randomKey(): string {
  const words =
    globalThis.crypto?.getRandomValues(new Uint32Array(4)) ??
    Uint32Array.from({ length: 4 }, () => Math.random() * 2 ** 32);
  return words.join('-');
}
