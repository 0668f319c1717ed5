import type { Check } from '../check.ts';

/** What any HTTP server may send: how the message is framed, and what guards a browser. */
const ALWAYS_ALLOWED = new Set([
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'origin-agent-cluster',
  'referrer-policy',
  'strict-transport-security',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]);

export const noOtherHeadersAreSent: Check = ({ status, headers }, responses) => {
  const declared = responses[status];
  if (!declared) return [];
  const known = new Set(Object.keys(declared.headers ?? {}).map((name) => name.toLowerCase()));
  return [...headers.keys()]
    .filter((name) => !known.has(name) && !ALWAYS_ALLOWED.has(name))
    .map((name) => `${name} is not declared`);
};
