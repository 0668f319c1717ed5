import path from 'node:path';
import { expect, test } from 'vitest';
import { type GeneratedFiles, generatedFiles } from '../../generator/generated-files.ts';
import { folderDifferences } from '../../generator/generated-folder.ts';
import { bundle } from '../../generator/redocly.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../..');
const DOCUMENT = path.resolve(PACKAGE, '../../openapi.yaml');

const runs = [await bundle(DOCUMENT), await bundle(DOCUMENT)].map(generatedFiles);
const [first, second] = (await Promise.all(runs)) as [GeneratedFiles, GeneratedFiles];

test('two runs on the same document give the same bytes', () => {
  expect([...second]).toEqual([...first]);
});

test('what is committed is what the document generates', async () => {
  expect(await folderDifferences(path.join(PACKAGE, 'src/generated'), first)).toEqual([]);
});

test('every TypeScript file says that it is generated', () => {
  const sources = [...first].filter(([name]) => name.endsWith('.ts')).map(([, source]) => source.split('\n')[0]);
  expect(new Set(sources)).toEqual(new Set(['// Generated from openapi.yaml by `pnpm generate`. Do not edit.']));
});
