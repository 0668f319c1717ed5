import { ConfigError } from '../errors/config-error.ts';
import type { Hooks, Logger } from '../hooks.ts';
import type { RollcallOptions } from '../options.ts';
import { checkOptions } from './check-options.ts';
import { environmentVariable } from './environment.ts';

/** The options of a client, checked and with their defaults. */
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

/** @throws {ConfigError} for an option that cannot work. Its message never repeats the key. */
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
    // Called without a receiver and with one argument: bound to an object it fails on Workers ("Illegal invocation"), and
    // a second argument that is undefined loses the headers on older Bun.
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
