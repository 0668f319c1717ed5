import { describe, expect, it } from 'vitest';
import { makeSelfContained } from '../../scripts/make-self-contained.mjs';

const addresses = [
  'https://cdn.redoc.ly/redoc/logo-mini-full.svg',
  'https://cdn.redoc.ly/redoc/logo-mini.svg',
  'https://cdn.redocly.com/icons/fa/7.0.0',
  'https://cdn.redocly.com/icons/code/5.24.0',
  'https://otel.cloud.redocly.com/v1/traces',
];

const pageWith = (loads: readonly string[]) =>
  `<!DOCTYPE html>\n<html lang="en">\n\n<head>\n</head><body><script>${loads.join(' ')}</script></body></html>`;

describe('makeSelfContained', () => {
  it('replaces every address that the page can load from', () => {
    expect(makeSelfContained(pageWith(addresses))).not.toMatch(/https?:\/\/[a-z.]*redoc/);
  });

  it('puts a policy before everything that it governs', () => {
    const page = makeSelfContained(pageWith(addresses));
    expect(page.indexOf('http-equiv="Content-Security-Policy"')).toBeLessThan(page.indexOf('<script>'));
    expect(page).toContain("default-src 'none'");
  });

  it.each(addresses)('refuses a page that no longer names %s', (gone) => {
    const want = `${gone} has gone from the page: look at what it loads now`;
    expect(() => makeSelfContained(pageWith(addresses.filter((address) => address !== gone)))).toThrow(want);
  });

  it('refuses a page without a head, which could not take the policy', () => {
    expect(() => makeSelfContained(addresses.join(' '))).toThrow('The page does not start with a <head>');
  });
});
