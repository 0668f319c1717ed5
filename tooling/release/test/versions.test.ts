import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { lastDocument } from '../src/last-release.ts';
import { withDocumentVersion, withSourceVersion } from '../src/versions.ts';
import { DOCUMENT, publishedPackages, readManifest } from '../src/workspace.ts';

it('raising info.version changes that line of openapi.yaml and nothing else', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  const before = document.split('\n');
  const changed = withDocumentVersion(document, '9.8.7')
    .split('\n')
    .filter((line, index) => line !== before[index]);
  expect(changed).toEqual(['  version: 9.8.7']);
});

it('a version that is not on a line of its own is rejected', () => {
  expect(() => withDocumentVersion('info: { version: 1.0.0 }\n', '2.0.0')).toThrow('info.version');
});

it('raising VERSION changes the constant and keeps the comment', () => {
  const source = "/** The version. */\nexport const VERSION = '0.1.0';\n";
  expect(withSourceVersion(source, '0.2.0')).toBe("/** The version. */\nexport const VERSION = '0.2.0';\n");
  expect(() => withSourceVersion('export {};\n', '0.2.0')).toThrow('VERSION');
});

it('info.version is the version of packages/contract', async () => {
  const contract = (await publishedPackages()).find(({ name }) => name === '@rollcall/contract');
  expect(parse(await readFile(DOCUMENT, 'utf8')).info.version).toBe(contract?.version);
});

it('the last release has the present version, since only `pnpm version-packages` raises it', async () => {
  expect(parse(await lastDocument()).info.version).toBe(parse(await readFile(DOCUMENT, 'utf8')).info.version);
});

it('every package that is not private is published with provenance', async () => {
  const packages = await publishedPackages();
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['@rollcall/client', '@rollcall/contract']));
  for (const { folder } of packages) expect((await readManifest(folder)).publishConfig?.provenance).toBe(true);
});
