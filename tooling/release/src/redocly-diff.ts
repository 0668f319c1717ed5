import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bump } from './changesets.ts';
import { runTool } from './workspace.ts';

const CLI = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'lib/index.js',
);
const PROGRAM = path.join(import.meta.dirname, 'redocly-diffs.mjs');

/** One difference between two documents, as `redocly diff` reports it. */
export interface RedoclyChange {
  /** Pointer to the part of the API that changes, through references. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: Exclude<Bump, 'none'>;
  /** The rules that found a breaking change, each with a sentence. */
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  /** The changed property of the node at `path`; absent if the whole node was added or removed. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

interface Side {
  /** Pointer to its place in the document. */
  readonly pointer: string;
  readonly value?: unknown;
}

/**
 * The differences from one document to each of its revisions, all given as text.
 *
 * @throws {ToolError} with the output of Redocly if a comparison fails.
 */
export async function redoclyDiffs(
  base: string,
  revisions: readonly string[],
): Promise<readonly (readonly RedoclyChange[])[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-diff-'));
  try {
    const folders = await Promise.all(revisions.map((revision, index) => newPair(folder, index, base, revision)));
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await runTool(process.execPath, [PROGRAM, CLI, ...folders], { cwd: folder, env });
    return await Promise.all(folders.map((pair) => readReport(pair)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function newPair(parent: string, index: number, base: string, revision: string): Promise<string> {
  const folder = path.join(parent, String(index));
  await mkdir(folder);
  await writeFile(path.join(folder, 'base.yaml'), base);
  await writeFile(path.join(folder, 'revision.yaml'), revision);
  return folder;
}

async function readReport(folder: string): Promise<readonly RedoclyChange[]> {
  return JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')).changes;
}
