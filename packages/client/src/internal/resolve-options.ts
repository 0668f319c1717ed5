import { ConfigError } from '../errors/config-error.js';
import type { RollcallOptions } from '../options.js';
import { checkHeaders, checkTimeout } from './check-options.js';

/** The options of a client, checked and with their defaults. */
export interface ResolvedOptions {
  readonly apiKey: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
}

const TIMEOUT_MS = 30_000;

/** @throws {ConfigError} for an option that cannot work. Its message never repeats the key. */
export function resolveOptions(options: RollcallOptions): ResolvedOptions {
  const { timeoutMs = TIMEOUT_MS, headers = {}, fetch } = options;
  if (fetch !== undefined && typeof fetch !== 'function') throw new ConfigError('fetch must be a function');
  checkTimeout(timeoutMs, ConfigError);
  checkHeaders(headers, ConfigError);
  return {
    apiKey: checkedApiKey(options.apiKey),
    baseUrl: checkedBaseUrl(options.baseUrl),
    timeoutMs,
    headers: { ...headers },
    // Called without a receiver and with one argument: bound to an object it fails on Workers ("Illegal invocation"), and
    // a second argument that is undefined loses the headers on older Bun.
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
  };
}

function checkedApiKey(apiKey: unknown): string {
  if (typeof apiKey !== 'string' || apiKey.trim() === '') throw new ConfigError('apiKey must be a non-empty string');
  const key = apiKey.trim();
  // Checked here, since `Headers` would repeat the whole key in its error.
  if (!/^[!-~]+$/.test(key)) throw new ConfigError('apiKey must consist of printable ASCII characters without spaces');
  return key;
}

function checkedBaseUrl(baseUrl: unknown): string {
  if (typeof baseUrl !== 'string' || !URL.canParse(baseUrl)) {
    throw new ConfigError('baseUrl must be an absolute URL such as "https://rollcall.example.com/api/v1"');
  }
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ConfigError('baseUrl must start with https:// or http://');
  if (url.username !== '' || url.password !== '')
    throw new ConfigError('baseUrl must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') throw new ConfigError('baseUrl must not have a query or a fragment');
  return url.href.replace(/\/+$/, '');
}
