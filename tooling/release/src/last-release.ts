import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DOCUMENT, ROOT, runTool, ToolError } from './workspace.ts';

const FOLDER = path.resolve(import.meta.dirname, '../last-release');
const CLIENT_TESTS = path.join(ROOT, 'packages/client/test');

/** The project that compiles the client's type tests of the last release against the present client. */
export const LAST_TYPE_TESTS = path.join(FOLDER, 'client-types');

/** `openapi.yaml` of the last release. */
export function lastDocument(): Promise<string> {
  return readFile(path.join(FOLDER, 'openapi.yaml'), 'utf8');
}

/** Keeps the document and the client's type tests as those of the last release. */
export async function recordRelease(): Promise<void> {
  const sources = await clientTypeTests();
  await cp(DOCUMENT, path.join(FOLDER, 'openapi.yaml'));
  for (const file of await typeTestsIn(LAST_TYPE_TESTS)) await rm(file);
  for (const [name, source] of sources) await writeFile(path.join(LAST_TYPE_TESTS, name), source);
}

/** The client's present type tests, as they are recorded: sources by file name. */
export async function clientTypeTests(): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const file of await typeTestsIn(CLIENT_TESTS)) {
    const name = path.basename(file);
    if (sources.has(name)) throw new Error(`The client has two type tests with the name ${name}.`);
    sources.set(name, importedAsPackage(await readFile(file, 'utf8'), name));
  }
  return sources;
}

async function typeTestsIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((name) => name.endsWith('.test-d.ts')).map((name) => path.join(folder, name));
}

/**
 * A type test that imports the client by its name, as a program does.
 *
 * @throws {Error} if it imports another file: releases can only be compared by the public API.
 */
export function importedAsPackage(source: string, name: string): string {
  const renamed = source
    .replaceAll(/'(?:\.\.\/)+src\/index\.ts'/g, `'@rollcall/client'`)
    .replaceAll(/'(?:\.\.\/)+src\/webhooks\/index\.ts'/g, `'@rollcall/client/webhooks'`);
  const other = /from '(\.[^']*)'/.exec(renamed)?.[1];
  if (other !== undefined)
    throw new Error(`${name} imports ${other}: type tests import the entry points of the client only.`);
  return renamed;
}

const TSC = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** `Unused '@ts-expect-error' directive`: more programs compile than before, which breaks none. */
const UNUSED_EXPECTATION = 'TS2578';

/**
 * The compiler's errors in a project, one per line; empty if every program that compiled before still compiles.
 *
 * @param project folder with a `tsconfig.json`
 */
export async function typeBreaks(project: string): Promise<readonly string[]> {
  try {
    await runTool(process.execPath, [TSC, '--project', project, '--pretty', 'false'], { cwd: project });
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const errors = error.output.split('\n').filter((line) => /(^| )error TS\d+: /.test(line));
    if (errors.length === 0) throw error;
    return errors.filter((line) => !line.includes(UNUSED_EXPECTATION));
  }
}
