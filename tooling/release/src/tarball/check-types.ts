import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Manifest } from '../published-packages.ts';
import { runTool, ToolError } from '../run-tool.ts';
import type { Tarball } from './tarball.ts';

const ATTW = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

/** What publint (strictly) and arethetypeswrong find: entry points and types that some program could not load. */
export async function checkTypes(tarball: Tarball): Promise<readonly string[]> {
  return [...(await runPublint(tarball)), ...(await runAttw(tarball))];
}

async function runPublint({ file, manifest }: Tarball): Promise<readonly string[]> {
  const { buffer } = new Uint8Array(await readFile(file));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, manifest)}`);
}

async function runAttw({ file, manifest }: Tarball): Promise<readonly string[]> {
  if (!hasModules(manifest)) return [];
  const args = [file, '--profile', attwProfile(manifest), '--format', 'ascii', '--no-color', '--no-emoji'];
  const assets = assetsOf(manifest);
  if (assets.length > 0) args.push('--exclude-entrypoints', ...assets);
  try {
    await runTool(process.execPath, [ATTW, ...args]);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return [`attw --profile ${attwProfile(manifest)}:\n${error.output.trim()}`];
  }
}

/** The entry points that are files to read, such as a document, and no modules. */
export function assetsOf({ exports }: Manifest): readonly string[] {
  const entries = typeof exports === 'object' && exports !== null ? Object.entries(exports) : [];
  return entries
    .filter(([, file]) => typeof file === 'string' && !/\.([cm]?js|json)$/.test(file))
    .map(([name]) => name);
}

/** Whether programs import the package; one that has programs alone has no types to check. */
export function hasModules({ exports, main, module, types }: Manifest): boolean {
  return [exports, main, module, types].some((field) => field !== undefined);
}

/** What the package promises: CommonJS and ESM where it has a `require` condition, else ESM alone. */
export function attwProfile({ exports }: Manifest): 'esm-only' | 'node16' {
  return JSON.stringify(exports ?? {}).includes('"require":') ? 'node16' : 'esm-only';
}
