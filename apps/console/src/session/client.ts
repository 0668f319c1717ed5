import { Rollcall } from '@rollcall/client';

/** A client of the API of the server that has sent this page, for pages and workers. */
export function clientFor(apiKey: string): Rollcall {
  return new Rollcall({
    apiKey,
    baseUrl: new URL('/api/v1', location.origin),
    // The browser must not keep customers after somebody has left.
    fetch: (url, init) => fetch(url, { ...init, cache: 'no-store' } as RequestInit),
  });
}
