import type { Site } from './site.ts';

/** Pages may load files of this server only, run no scripts of their own, and be in no frame. */
const policyWith = (...sources: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ...sources,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The sites that the server has for people. */
export const sites: readonly Site[] = [
  {
    path: '/docs',
    firstPage: '@rollcall/docs/site/index.html',
    // Code has its colours in `style`.
    policy: policyWith("style-src 'self' 'unsafe-inline'", "img-src 'self' data:"),
    otherPage: { file: '404.html', status: 404 },
  },
  {
    path: '/console',
    firstPage: '@rollcall/console/index.html',
    policy: policyWith("style-src 'self'", "img-src 'self'", "worker-src 'self'"),
    // Its pages have addresses of their own, which it finds out by itself.
    otherPage: { file: 'index.html', status: 200 },
  },
];
