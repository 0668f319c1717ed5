import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { errorCodes, operations } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { docsFolder, read } from './repository.ts';

const site = join(docsFolder, 'dist/site');
const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
const readFile = (name: string) => readFileSync(join(site, name), 'utf8');
const pages = files.filter((name) => name.endsWith('.html') && name !== '404.html');
const html = new Map([...pages, '404.html'].map((name) => [name, readFile(name)]));

/** The address of a page, such as `/docs/errors`. */
const addressOf = (name: string) => `/docs/${name.replace(/(?:^index)?\.html$/, '')}`;

/** The name of an operation in the address of its page. */
const dashed = (operationId: string) => operationId.replace(/[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** The statuses and the linked codes in the table of errors of an operation. */
function errorRows(name: string): (string | undefined)[][] {
  const table = html.get(`reference/${name}.html`)?.split('id="errors"')[1] ?? '';
  return [...table.matchAll(/<td>(\d+)<\/td><td><a href="\/docs\/errors\/(\w+)">/g)].map(([, ...cells]) => cells);
}

describe('the site', () => {
  it('the site has a page for each guide, error code, event and operation, and for the packages', () => {
    const sources = ['guides', 'errors', 'events'].flatMap((folder) =>
      readdirSync(join(docsFolder, folder))
        .filter((name) => name !== 'README.md')
        .map((name) => `${folder}/${name.replace(/md$/, 'html')}`),
    );
    const reference = Object.keys(operations).map((id) => `reference/${dashed(id)}.html`);
    const others = [
      'index',
      'errors',
      'events',
      'reference',
      'sdk',
      'command-line',
      'contract',
      'contract-tests',
      'changes',
    ];
    expect(pages).toEqual(expect.arrayContaining([...sources, ...reference, ...others.map((name) => `${name}.html`)]));
  });

  it('the page of an operation lists every error code that the document shows for it, with its status and a link', () => {
    expect(errorRows('create-customer')).toEqual([
      ['400', 'malformed_json'],
      ['400', 'invalid_encoding'],
      ['400', 'nesting_too_deep'],
      ['400', 'malformed_url'],
      ['401', 'api_key_missing'],
      ['401', 'api_key_invalid'],
      ['406', 'not_acceptable'],
      ['409', 'customer_key_taken'],
      ['409', 'primary_email_taken'],
      ['409', 'idempotency_in_progress'],
      ['409', 'idempotency_response_erased'],
      ['413', 'body_too_large'],
      ['415', 'unsupported_media_type'],
      ['422', 'validation_failed'],
      ['422', 'idempotency_key_reused'],
      ['429', 'rate_limited'],
      ['500', 'internal_error'],
      ['503', 'service_unavailable'],
    ]);
  });

  it('each error code is on the page of an operation, except for those of requests that reach none', () => {
    const shown = new Set(Object.keys(operations).flatMap((id) => errorRows(dashed(id)).map(([, code]) => code)));
    expect(Object.keys(errorCodes).filter((code) => !shown.has(code))).toEqual([
      'malformed_request',
      'route_not_found',
      'method_not_allowed',
      'method_not_implemented',
    ]);
  });

  it('every link within the site leads to a page, a file or a heading that exists', () => {
    const targets = new Set([...pages.map(addressOf), ...files.map((name) => `/docs/${name}`)]);
    const anchors = new Set(
      pages.flatMap((name) =>
        [...(html.get(name) ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => `${addressOf(name)}#${id}`),
      ),
    );
    const broken = pages.flatMap((name) =>
      [...(html.get(name) ?? '').matchAll(/ (?:href|src)="([^"]+)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => !/^(?:https?:|data:|#$|mailto:)/.test(href))
        .map((href) => (href.startsWith('#') ? addressOf(name) + href : href))
        .filter((href) => (href.includes('#') ? !anchors.has(decodeURIComponent(href)) : !targets.has(href)))
        .map((href) => ({ name, href })),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['element', /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc="https?:/gi],
    ['link element', /<link\b[^>]*\bhref="https?:/gi],
    ['script of its own', /<script(?![^>]*\ssrc=)/gi],
  ])('no page has an %s that the content security policy forbids', (_, forbidden) => {
    expect([...html].filter(([, text]) => forbidden.test(text)).map(([name]) => name)).toEqual([]);
  });

  it('no style sheet loads a file from elsewhere', () => {
    const styles = files.filter((name) => name.endsWith('.css')).map(readFile);
    expect(styles.join('\n').match(/url\(\s*["']?(?:https?:)?\/\/|@import/g)).toBeNull();
  });

  it('the first view of each page is below 300 kB compressed', () => {
    const sizeOf = (name: string) => gzipSync(readFileSync(join(site, name))).byteLength;
    const sizes = pages.map((name) => {
      const loaded = [...(html.get(name) ?? '').matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/docs\/([^"]+)"/g)];
      const bytes = [name, ...loaded.map(([, file = '']) => file)].map(sizeOf);
      return { name, kilobytes: Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1000) };
    });
    expect(sizes.filter(({ kilobytes }) => kilobytes >= 300)).toEqual([]);
  });
});

describe('the site for programs', () => {
  const list = readFile('llms.txt');

  it('llms.txt lists every page as Markdown', () => {
    const listed = [...list.matchAll(/\]\(\/docs\/([^)]+)\)/g)].map(([, name]) => name);
    expect(listed.sort()).toEqual(pages.map((name) => name.replace(/html$/, 'md')).sort());
    expect(files).toEqual(expect.arrayContaining(listed));
  });

  it('every page as Markdown is without components, and its links lead to pages as Markdown', () => {
    for (const name of pages.map((page) => page.replace(/html$/, 'md'))) {
      const text = readFile(name).replace(/^ *```[\s\S]*?^ *```$/gm, '');
      expect(text).toMatch(/^# /);
      expect(text).not.toMatch(/^:::|^<(?:div|TryIt)/m);
      const links = [...text.matchAll(/\]\(\/docs\/([^)#]+)/g)].map(([, link]) => link);
      expect(files).toEqual(expect.arrayContaining(links));
      expect(text).not.toMatch(/\]\(\/(?!docs\/)/);
    }
  });

  it('the site has the document', () => {
    expect(readFile('openapi.yaml')).toBe(read('openapi.yaml'));
  });
});
