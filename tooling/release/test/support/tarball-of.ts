import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../src/repository.ts';
import { runTool } from '../../src/run-tool.ts';
import { type Tarball, unpackTarball } from '../../src/tarball/tarball.ts';

/** A manifest with which nothing is wrong. */
export const manifest = {
  name: '@rollcall/sample',
  version: '1.2.3',
  license: 'MIT',
  type: 'module',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  repository: { type: 'git', url: 'git+https://github.com/rollcall/rollcall.git', directory: 'packages/sample' },
  publishConfig: { access: 'public', provenance: true },
};

/** The files of a package with which nothing is wrong, but for its manifest. */
const sample: Readonly<Record<string, string | null>> = {
  'README.md': '# Sample\n',
  'dist/index.js': 'export const one = 1;\n',
  'dist/index.d.ts': 'export declare const one: 1;\n',
};

/** The sample as a tarball, with some files and fields in place of its own; `null` takes a file away. */
export async function tarballOf(changes: { files?: typeof sample; fields?: object } = {}): Promise<Tarball> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-sample-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = path.join(folder, 'package');
  const files = { ...sample, 'package.json': JSON.stringify({ ...manifest, ...changes.fields }), ...changes.files };
  await mkdir(source);
  await cp(path.join(ROOT, 'LICENSE'), path.join(source, 'LICENSE'));
  for (const [name, content] of Object.entries(files)) await place(path.join(source, name), content);
  await runTool('tar', ['-czf', 'sample.tgz', 'package'], { cwd: folder });
  return unpackTarball(path.join(folder, 'sample.tgz'));
}

async function place(file: string, content: string | null): Promise<void> {
  if (content === null) return rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
