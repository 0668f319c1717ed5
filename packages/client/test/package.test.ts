import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { VERSION } from '../src/index.ts';

it('VERSION is the version of package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});

it('the source imports nothing but types from other packages', () => {
  const src = new URL('../src/', import.meta.url);
  const paths = readdirSync(fileURLToPath(src), { recursive: true, encoding: 'utf8' });
  const specifiers = paths
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(new URL(path, src), 'utf8'))
    .flatMap((source) => [...source.matchAll(/^(?:import|export) (type )?[^;]*?from '([^.'][^']*)'/gm)])
    .map(([, type = '', from]) => type + from);
  expect([...new Set(specifiers)]).toEqual(['type @rollcall/contract']);
});
