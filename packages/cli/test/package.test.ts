import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { main } from './support/rollcall.ts';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('..', import.meta.url));

describe('@rollcall/cli', () => {
  let target: string;
  /** The printed description of the tarball. */
  let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };
  beforeAll(async () => {
    target = await mkdtemp(join(tmpdir(), 'rollcall-cli-package-'));
    packed = JSON.parse((await run('pnpm', ['pack', '--json', '--pack-destination', target], { cwd: folder })).stdout);
  });
  afterAll(() => rm(target, { recursive: true }));

  it('passes publint', async () => {
    const { buffer } = new Uint8Array(await readFile(packed.filename));
    expect((await publint({ pack: { tarball: buffer }, strict: true })).messages).toEqual([]);
  });

  it('has no dependencies', () => {
    expect(Object.keys(manifest)).not.toContain('dependencies');
  });

  it('contains the program, its licenses and its README, and nothing else', () => {
    const others = packed.files.map(({ path }) => path).filter((path) => !/^dist\/chunks\/[\w-]+\.js$/.test(path));
    expect(others.sort()).toEqual(
      ['LICENSE', 'README.md', 'dist/THIRD-PARTY-NOTICES.txt', 'dist/rollcall.js', 'package.json'].sort(),
    );
  });

  it('contains the license of every bundled package', async () => {
    const notices = await readFile(new URL('../dist/THIRD-PARTY-NOTICES.txt', import.meta.url), 'utf8');
    const names = notices
      .split(/^-{80}$/m)
      .map((notice) => /([\w@/-]+)(?: \d+\.\d+\.\d+ \(.*\))?\n\n/.exec(notice)?.[1]);
    expect(names).toEqual(expect.arrayContaining(['commander', 'csv-stringify', 'undici', 'zod']));
    expect(notices).not.toContain('UNLICENSED');
  });

  it('loads less than 250 kB to print its version', async () => {
    expect(await bytesLoadedStatically(main)).toBeLessThan(250_000);
  });
});

/** The size of a file and everything that it imports statically. */
async function bytesLoadedStatically(file: string, seen = new Set<string>()): Promise<number> {
  if (seen.has(file)) return 0;
  seen.add(file);
  const source = await readFile(file, 'utf8');
  let bytes = Buffer.byteLength(source);
  for (const [, path = ''] of source.matchAll(/(?:from|import)"(\.[^"]+\.js)"/g)) {
    bytes += await bytesLoadedStatically(fileURLToPath(new URL(path, `file://${file}`)), seen);
  }
  return bytes;
}
