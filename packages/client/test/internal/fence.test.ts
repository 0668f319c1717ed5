import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const repository = join(packageFolder, '../..');
const importOpenapiFetch = "import createClient from 'openapi-fetch';\n\nexport const client = createClient();\n";

describe('openapi-fetch stays behind the transport', () => {
  it('one source file imports it', () => {
    const files = filesBelow(join(packageFolder, 'src'), '.ts').filter(({ imports }) =>
      imports.includes('openapi-fetch'),
    );
    expect(files.map(({ path }) => path)).toEqual(['internal/transport.ts']);
  });

  it('the lint rule refuses it everywhere else', () => {
    const refused = filesRefusedByLint({
      'packages/client/src/internal/transport.ts': importOpenapiFetch,
      'packages/client/src/resources/customers.ts': importOpenapiFetch,
      'packages/client/src/rollcall.ts': 'export const client = 1;',
    });
    expect(refused).toEqual(['packages/client/src/resources/customers.ts']);
  });

  it('the built package needs no other, neither to run nor to compile', () => {
    const built = ['.js', '.cjs', '.d.ts', '.d.cts'].map((extension) =>
      filesBelow(join(packageFolder, 'dist'), extension),
    );
    expect(built.map((files) => files.length > 0)).toEqual([true, true, true, true]);
    const imports = built.flat().flatMap((file) => file.imports);
    expect(imports.filter((specifier) => !specifier.startsWith('.'))).toEqual([]);
  });
});

/** Lints files under the repository's rules, in a folder of their own. */
function filesRefusedByLint(sources: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder();
  cpSync(join(repository, 'biome.json'), join(folder, 'biome.json'));
  for (const [path, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  const biome = join(repository, 'node_modules/.bin/biome');
  const { stderr } = spawnSync(biome, ['lint', '--colors=off', '--vcs-enabled=false', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return [...stderr.matchAll(/^(\S+):\d+:\d+ lint\/style\/noRestrictedImports/gm)].map(([, path]) => path ?? '');
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

interface SourceFile {
  readonly path: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string, extension: string): SourceFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(extension));
  return paths.map((path) => ({ path, imports: importsOf(readFileSync(join(folder, path), 'utf8')) }));
}

function importsOf(source: string): string[] {
  return [...source.matchAll(/(?:from|import|import\(|require\()\s*["']([^"']+)["']/g)].map(
    ([, specifier]) => specifier ?? '',
  );
}
