import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { OpenApiDocument } from './document/openapi.ts';

const run = promisify(execFile);
const CLI = path.join(path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** Redocly rejected the document. The message is its whole output. */
export class RedoclyError extends Error {
  override readonly name = 'RedoclyError';
}

/**
 * Checks a document, and workflows beside it, against `redocly.yaml` in the same folder.
 *
 * @throws {RedoclyError} with every problem.
 */
export async function lint(documentPath: string, ...workflowPaths: readonly string[]): Promise<void> {
  const names = [documentPath, ...workflowPaths].map((file) => path.basename(file));
  await redocly(documentPath, ['lint', ...names, '--format', 'stylish']);
}

/** A document together with everything that it refers to. */
export async function bundle(documentPath: string): Promise<OpenApiDocument> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-bundle-'));
  try {
    const output = path.join(folder, 'document.json');
    await redocly(documentPath, ['bundle', path.basename(documentPath), '--output', output]);
    return JSON.parse(await readFile(output, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Quiet on success, and without the box about its next major version that the tool prints on Node 20 on every run. */
async function redocly(documentPath: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const options = { cwd: path.dirname(documentPath), env, maxBuffer: 64 * 1024 * 1024 };
  try {
    await run(process.execPath, [CLI, ...args], options);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const output = `${stderr}${stdout}`.replaceAll(/^ *[╔║╚].*\n?/gm, '').trim();
    throw new RedoclyError(`redocly ${args.join(' ')} failed:\n${output}`, { cause: error });
  }
}
