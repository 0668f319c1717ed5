import process from 'node:process';
import type { FetchLike, FetchResponse } from '@rollcall/client';
import { CliError } from './errors.ts';
import { oneLine } from './output.ts';
import { causesOf, withPermanentFailures } from './unreachable.ts';

/**
 * The `fetch` of all commands. It sends requests through the proxy of the environment, explains failures that no retry
 * can solve, and prints every attempt if `debug` is set.
 */
export async function networkFetch(baseUrl: string, debug: boolean): Promise<FetchLike> {
  const proxy = proxyFor(baseUrl);
  if (debug && proxy !== null) process.stderr.write(`debug: proxy ${proxy.origin}\n`);
  const send = proxy === null ? globalFetch : (await import('./proxy.ts')).fetchThrough(proxy);
  return withPermanentFailures(debug ? printed(send) : send, proxy);
}

const globalFetch: FetchLike = (url, init) => fetch(url, init as RequestInit);

/** The proxy in `HTTPS_PROXY` or `HTTP_PROXY` for an address; `null` for none. This computer needs none. */
function proxyFor(baseUrl: string): URL | null {
  const { protocol, hostname } = URL.canParse(baseUrl) ? new URL(baseUrl) : new URL('http://localhost');
  if (/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return null;
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = process.env;
  const plain = http_proxy || HTTP_PROXY;
  const proxy = protocol === 'https:' ? https_proxy || HTTPS_PROXY || plain : plain;
  if (!proxy) return null;
  const address = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (URL.canParse(address)) return new URL(address);
  throw new CliError('HTTP_PROXY or HTTPS_PROXY is not an address such as http://proxy.example.com:3128');
}

/** Prints each attempt: method, path, status, time and request id. No header is printed, so no key is. */
function printed(send: FetchLike): FetchLike {
  return async (url, init) => {
    const { pathname, search } = new URL(url);
    const startedAt = performance.now();
    const print = (outcome: string, suffix = ''): void => {
      const time = Math.round(performance.now() - startedAt);
      process.stderr.write(`debug: ${init.method} ${pathname}${search} ${oneLine(outcome)} in ${time} ms${suffix}\n`);
    };
    try {
      const response = await send(url, init);
      print(String(response.status), requestIdSuffix(response));
      return response;
    } catch (error) {
      const { code, message } = causesOf(error).at(-1) ?? { code: '', message: '' };
      print(`failed (${code || message})`);
      throw error;
    }
  };
}

function requestIdSuffix({ headers }: Pick<FetchResponse, 'headers'>): string {
  let id = '';
  headers.forEach((value, name) => {
    if (name === 'x-request-id') id = value;
  });
  return id && `, request ${oneLine(id)}`;
}
