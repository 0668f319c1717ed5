import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { VERSION } from '../src/index.ts';

it('VERSION is the version of package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});

it('one file imports openapi-fetch, and no other package is needed at run time', () => {
  const src = new URL('../src/', import.meta.url);
  const paths = readdirSync(fileURLToPath(src), { recursive: true, encoding: 'utf8' });
  const imports = paths
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const source = readFileSync(new URL(path, src), 'utf8');
      const found = source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)'/gm);
      return [...found].map(([, specifier]) => `${path}: ${specifier}`);
    });
  expect(imports).toEqual(['core/transport.ts: openapi-fetch']);
});

it('nothing is loaded on demand', () => {
  const src = new URL('../src/', import.meta.url);
  const paths = readdirSync(fileURLToPath(src), { recursive: true, encoding: 'utf8' });
  const lazy = paths.filter(
    (path) => path.endsWith('.ts') && /(?:await|=>) import\(/.test(readFileSync(new URL(path, src), 'utf8')),
  );
  expect(lazy).toEqual([]);
});
