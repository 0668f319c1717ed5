import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { randomFrom } from '../src/random.ts';
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

const hundred = Array.from({ length: 100 }, (_, index) => index);

it('repeats the choices of a seed and makes others for another seed', () => {
  const choices = (seed: number) => {
    const random = randomFrom(seed);
    return hundred.map(() => random.below(1_000));
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

it('chooses every value below the bound and none beyond it', () => {
  const random = randomFrom(1);
  const chosen = new Set(hundred.map(() => random.below(5)));
  expect([...chosen].sort()).toEqual([0, 1, 2, 3, 4]);
});

it('throws if there is nothing to pick from', () => {
  expect(() => randomFrom(1).pick([])).toThrow('nothing to pick from');
});
