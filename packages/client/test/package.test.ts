import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/index.ts';

it('VERSION is the version of package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

describe('the SDK brings all that it needs', () => {
  it('its source takes nothing but types from another package', () => {
    const specifiers = filesBelow('src', '.ts').flatMap((source) =>
      [...source.matchAll(/^(?:import|export) (type )?[^;]*?from '([^.'][^']*)'/gm)].map(
        ([, type = '', from]) => type + from,
      ),
    );
    expect([...new Set(specifiers)]).toEqual(['type @rollcall/contract']);
  });
});

/** The texts of the files with an extension in a folder of the package. */
function filesBelow(folder: string, extension: string): string[] {
  const paths = readdirSync(join(packageFolder, folder), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith(extension))
    .map((path) => readFileSync(join(packageFolder, folder, path), 'utf8'));
}
