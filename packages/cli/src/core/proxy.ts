import type { FetchLike, FetchResponse } from '@rollcall/client';
import { EnvHttpProxyAgent, fetch, type RequestInit } from 'undici';

/**
 * A `fetch` that sends requests through a proxy unless `NO_PROXY` has their host; that of Node 20 knows no proxies.
 * Requests without TLS go to the proxy as they are, as with curl: many proxies open tunnels to TLS ports only.
 */
export function fetchThrough({ href }: URL): FetchLike {
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: href, httpsProxy: href, proxyTunnel: false });
  return (url, init) => fetch(url, { ...(init as RequestInit), dispatcher }) as Promise<FetchResponse>;
}
