import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSelfContained } from '../scripts/make-self-contained.mjs';
import { referencePage } from './repository.ts';

describe('makeSelfContained', () => {
  const addresses = [
    'https://cdn.redoc.ly/redoc/logo-mini-full.svg',
    'https://cdn.redoc.ly/redoc/logo-mini.svg',
    'https://cdn.redocly.com/icons/fa/7.0.0',
    'https://cdn.redocly.com/icons/code/5.24.0',
    'https://otel.cloud.redocly.com/v1/traces',
  ];
  const pageWith = (loads: readonly string[]) =>
    `<!DOCTYPE html>\n<html lang="en">\n\n<head>\n</head><body><script>${loads.join(' ')}</script></body></html>`;

  it('makeSelfContained replaces every address that the page can load from', () => {
    expect(makeSelfContained(pageWith(addresses))).not.toMatch(/https?:\/\/[a-z.]*redoc/);
  });

  it('makeSelfContained puts the security policy before the first script', () => {
    const page = makeSelfContained(pageWith(addresses));
    expect(page.indexOf('http-equiv="Content-Security-Policy"')).toBeLessThan(page.indexOf('<script>'));
    expect(page).toContain("default-src 'none'");
  });

  it.each(addresses)('makeSelfContained rejects a page that no longer contains %s', (missing) => {
    const want = `The page no longer contains ${missing}: check which addresses it loads now`;
    expect(() => makeSelfContained(pageWith(addresses.filter((address) => address !== missing)))).toThrow(want);
  });

  it('makeSelfContained rejects a page without a head, which cannot hold the policy', () => {
    expect(() => makeSelfContained(addresses.join(' '))).toThrow('The page does not start with a <head>');
  });
});

describe('dist/reference.html', () => {
  const html = readFileSync(referencePage, 'utf8');

  // Names and links only: XML namespaces, addresses in comments and messages, links that a reader may follow. Before you
  // add a host, check that the page loads nothing from it.
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
    'www.rfc-editor.org',
    'www.w3.org',
    'yarnpkg.com',
  ];

  it('the reference names only hosts that are known to be harmless', () => {
    const hosts = [...html.matchAll(/\b(?:https?|wss?):\/\/([a-z0-9.-]+)/gi)].map(([, host]) => host);
    expect([...new Set(hosts)].sort()).toEqual(harmlessHosts);
  });

  it.each([
    ['element', /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc=/gi],
    ['link', /<link\b[^>]*\bhref="(?!data:)/gi],
    ['style', /url\(\s*["']?(?:https?:)?\/\/|@import\s+(?:url|["'])/gi],
    ['policy', /-src [^;"]*https?:/g],
  ])('the reference has no %s that loads a file', (_, loading) => {
    expect(html.match(loading)).toBeNull();
  });

  it('the reference contains the document, with a meaning for each code', () => {
    expect(html).toContain('bulkCreateCustomers');
    expect(html).toContain('The body nests arrays and objects more than 32 levels deep.');
  });
});
