import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { type CodeChange, copyServerBuild, findChangedFiles } from '../src/server-build.ts';
import { inTestEnvironment, type TestEnvironment } from '../src/test-environment.ts';

it('changes code in the one file that contains it, in a copy only', () =>
  inTestEnvironment(async (environment) => {
    const entry = await newBuild(environment, { 'main.js': 'start();', 'deep/store.js': 'sync(); close();' });
    const changes = [change('sync();', ''), change(' close();', 'stay();')];
    const copy = await copyServerBuild(entry, changes, await environment.newFolder());
    expect(await readFile(join(dirname(copy), 'deep/store.js'), 'utf8')).toBe('stay();');
    expect(await readFile(copy, 'utf8')).toBe('start();');
    expect(await readFile(join(dirname(entry), 'deep/store.js'), 'utf8')).toBe('sync(); close();');
  }));

it.each([
  { given: 'commit();', want: /occurs nowhere:\ncommit\(\);$/ },
  { given: 'sync();', want: /occurs 3 times, in \S+a\.js and \S+main\.js:\nsync\(\);$/ },
])('rejects code that does not occur exactly once: $given', ({ given, want }) =>
  inTestEnvironment(async (environment) => {
    const entry = await newBuild(environment, { 'main.js': 'sync(); sync();', 'deep/a.js': 'sync();' });
    await expect(findChangedFiles(entry, [change(given, '')])).rejects.toThrow(want);
  }),
);

const change = (code: string, replacement: string): CodeChange => ({ code, replacement });

async function newBuild(environment: TestEnvironment, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await environment.newFolder();
  await mkdir(join(folder, 'dist/deep'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{}');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'dist', name), text);
  return join(folder, 'dist/main.js');
}
