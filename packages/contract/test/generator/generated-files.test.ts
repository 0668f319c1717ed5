import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  folderDifferences,
  type GeneratedFiles,
  generatedFiles,
  writeFolder,
} from '../../generator/generated-files.ts';
import { bundle } from '../../generator/redocly.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../..');
const DOCUMENT = path.resolve(PACKAGE, '../../openapi.yaml');

const runs = [await bundle(DOCUMENT), await bundle(DOCUMENT)].map(generatedFiles);
const [first, second] = (await Promise.all(runs)) as [GeneratedFiles, GeneratedFiles];

it('two runs on the same document give the same bytes', () => {
  expect([...second]).toEqual([...first]);
});

it('the committed code is the code that the document generates', async () => {
  expect(await folderDifferences(path.join(PACKAGE, 'src/generated'), first)).toEqual([]);
});

it('every TypeScript file says in its first line that it is generated', () => {
  const sources = [...first].filter(([name]) => name.endsWith('.ts')).map(([, source]) => source.split('\n')[0]);
  expect(new Set(sources)).toEqual(new Set(['// Generated from openapi.yaml by `pnpm generate`. Do not edit.']));
});

const files = new Map([
  ['a.ts', 'a\n'],
  ['b.json', '{}\n'],
]);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'generated-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a written folder has no differences, whatever it held before', async () => {
  await mkdir(path.join(folder, 'old'));
  await writeFile(path.join(folder, 'old/file.ts'), '');
  await writeFile(path.join(folder, 'a.ts'), 'old');
  await writeFolder(folder, files);
  expect((await readdir(folder)).sort()).toEqual(['a.ts', 'b.json']);
  expect(await readFile(path.join(folder, 'a.ts'), 'utf8')).toBe('a\n');
  expect(await folderDifferences(folder, files)).toEqual([]);
});

it('missing, different and additional files are all reported', async () => {
  await writeFile(path.join(folder, 'a.ts'), 'A\n');
  await writeFile(path.join(folder, 'c.ts'), '');
  expect(await folderDifferences(folder, files)).toEqual([
    'a.ts is different',
    'b.json is missing',
    'c.ts is not generated',
  ]);
});

it('every file is missing from a folder that does not exist', async () => {
  expect(await folderDifferences(path.join(folder, 'none'), files)).toEqual(['a.ts is missing', 'b.json is missing']);
});
