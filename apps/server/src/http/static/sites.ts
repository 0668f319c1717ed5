import type { Site } from './site.ts';

/** Pages may load files of this server only, run no scripts of their own, and be in no frame. Code has its colours in `style`. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
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
    policy,
    otherPage: { file: '404.html', status: 404 },
  },
];
