import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const packageFolder = fileURLToPath(new URL('../../../packages/client', import.meta.url));

describe('the SDK brings all that it needs', () => {
  it.each(['.js', '.cjs', '.d.ts', '.d.cts'])('what is built as %s needs no other package', (extension) => {
    const files = filesBelow('dist', extension);
    expect(files).not.toEqual([]);
    const specifiers = files.flatMap((source) =>
      [...source.matchAll(/(?:from|import|import\(|require\()\s*["']([^"']+)["']/g)].map(([, from]) => from),
    );
    expect(specifiers.filter((from) => !from?.startsWith('.'))).toEqual([]);
  });
});

/** The texts of the files with an extension in a folder of the package. */
function filesBelow(folder: string, extension: string): string[] {
  const paths = readdirSync(join(packageFolder, folder), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith(extension))
    .map((path) => readFileSync(join(packageFolder, folder, path), 'utf8'));
}
