import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DOCUMENT, ROOT } from './repository.js';

const FOLDER = path.join(ROOT, 'tooling/release/last-release');
const TYPE_TESTS = path.join(ROOT, 'packages/client/test/types');

/** The project that compiles the client's type tests of the last release against the client as it is now. */
export const LAST_TYPE_TESTS = path.join(FOLDER, 'client-types');

/** `openapi.yaml` of the last release. */
export function lastDocument(): Promise<string> {
  return readFile(path.join(FOLDER, 'openapi.yaml'), 'utf8');
}

/** Keeps the document and the client's type tests as those of the last release. */
export async function recordRelease(): Promise<void> {
  await cp(DOCUMENT, path.join(FOLDER, 'openapi.yaml'));
  await removeTypeTests();
  await mkdir(LAST_TYPE_TESTS, { recursive: true });
  for (const name of await typeTestsIn(TYPE_TESTS)) {
    const source = await readFile(path.join(TYPE_TESTS, name), 'utf8');
    await writeFile(path.join(LAST_TYPE_TESTS, name), importedAsPackage(source, name));
  }
}

async function removeTypeTests(): Promise<void> {
  for (const name of await typeTestsIn(LAST_TYPE_TESTS)) await rm(path.join(LAST_TYPE_TESTS, name));
}

async function typeTestsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.test-d.ts'));
}

/**
 * A type test that imports the client by its name, as a program does.
 *
 * @throws {Error} when it imports another file: only what the package promises can be compared from release to release.
 */
export function importedAsPackage(source: string, name: string): string {
  const renamed = source.replaceAll(`'../../src/index.js'`, `'@rollcall/client'`);
  const other = /from '(\.[^']*)'/.exec(renamed)?.[1];
  if (other !== undefined) throw new Error(`${name} imports ${other}: type tests import the client's index only.`);
  return renamed;
}
