import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referencePage } from '../support/locations.ts';

const html = readFileSync(referencePage, 'utf8');

// Names and links only: XML namespaces, addresses in comments and messages, links that a reader may follow. Before a host
// is added here, look that nothing is loaded from it.
const harmlessHosts = [
  '127.0.0.1',
  'chatgpt.com',
  'claude.ai',
  'commonmark.org',
  'en.wikipedia.org',
  'example.com',
  'github.com',
  'localhost',
  'react.dev',
  'reactrouter.com',
  'redocly.com',
  'www.w3.org',
  'yarnpkg.com',
];

describe('dist/reference.html', () => {
  it('names no host but those that are known to be no more than names', () => {
    const hosts = [...html.matchAll(/\b(?:https?|wss?):\/\/([a-z0-9.-]+)/gi)].map(([, host]) => host);
    expect([...new Set(hosts)].sort()).toEqual(harmlessHosts);
  });

  it.each([
    ['element', /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc=/gi],
    ['link', /<link\b[^>]*\bhref="(?!data:)/gi],
    ['style', /url\(\s*["']?(?:https?:)?\/\/|@import\s+(?:url|["'])/gi],
    ['policy', /-src [^;"]*https?:/g],
  ])('has no %s that loads a file', (_, loading) => {
    expect(html.match(loading)).toBeNull();
  });

  it('carries the document, with a meaning for each code', () => {
    expect(html).toContain('bulkCreateCustomers');
    expect(html).toContain('The body nests arrays and objects deeper than 32 levels.');
  });
});
