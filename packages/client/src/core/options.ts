import { ArgumentError, ConfigError, type RollcallError } from '../errors.ts';
import type { Hooks, Logger, RequestOptions, RollcallOptions } from '../options.ts';
import type { AnyCall } from './call.ts';

/** The options of a client, checked and completed with defaults. */
export interface ResolvedOptions {
  readonly apiKey: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly hooks: Hooks;
  readonly logger: Logger | undefined;
}

const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 2;

/** @throws {ConfigError} if an option is invalid. Its message never repeats the key. */
export function resolveOptions(options: RollcallOptions): ResolvedOptions {
  const { timeoutMs = TIMEOUT_MS, maxRetries = MAX_RETRIES, headers = {}, fetch, hooks = {}, logger } = options;
  if (fetch !== undefined && typeof fetch !== 'function') throw new ConfigError('fetch must be a function');
  checkOptions({ timeoutMs, maxRetries, headers }, ConfigError);
  return {
    apiKey: checkedApiKey(options.apiKey ?? environmentVariable('ROLLCALL_API_KEY')),
    baseUrl: checkedBaseUrl(options.baseUrl ?? environmentVariable('ROLLCALL_BASE_URL')),
    timeoutMs,
    maxRetries,
    headers: { ...headers },
    // Called without a receiver and with one argument: as a method it fails on Workers ("Illegal invocation"), and a
    // second argument that is undefined loses the headers on older Bun.
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
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
  if (typeof baseUrl !== 'string' || !/^\s*https?:/i.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new ConfigError('baseUrl must be an http or https URL such as "https://rollcall.example.com/api/v1"');
  }
  const { href, username, password, search, hash } = new URL(baseUrl);
  if (username + password + search + hash !== '') {
    throw new ConfigError('baseUrl must not have a user name, a password, a query or a fragment');
  }
  return href.replace(/\/+$/, '');
}

/** An environment variable; `undefined` also on platforms without a process, such as browsers. */
function environmentVariable(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}

/** The options of one call, checked and completed with defaults. */
export interface CallOptions {
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Completes the options of a call. Every call that writes gets an idempotency key, the same for all of its attempts: a
 * server that supports such keys then acts once, and any other ignores the header.
 *
 * @throws {ArgumentError} if an option is invalid.
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

/** The options that a client and its calls share. */
interface CommonOptions {
  readonly timeoutMs?: number | undefined;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
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
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value, ErrorClass);
}

/**
 * Headers that only the SDK may set: the response is JSON, only `fetch` knows the boundary of a form, and one
 * idempotency key for all calls would turn all of them into one.
 */
const OWN_HEADERS: readonly string[] = ['accept', 'content-type', 'idempotency-key', 'x-api-key'];

function checkHeader(name: string, value: string, ErrorClass: ErrorClass): void {
  if (OWN_HEADERS.includes(name.toLowerCase())) throw new ErrorClass(`headers must not set ${name}: the SDK does`);
  try {
    new Headers({ [name]: value });
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

/** A unique key: 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
export function randomKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
