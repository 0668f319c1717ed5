import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bump } from './changesets.ts';
import { runTool } from './workspace.ts';

const CLI = path.join(path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

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

/** The differences between two documents, both given as text. */
export async function redoclyDiff(base: string, revision: string): Promise<readonly RedoclyChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-diff-'));
  try {
    await writeFile(path.join(folder, 'base.yaml'), base);
    await writeFile(path.join(folder, 'revision.yaml'), revision);
    const options = ['--format=json', '--output=report.json', '--fail-on=none'];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await runTool(process.execPath, [CLI, 'diff', 'base.yaml', 'revision.yaml', ...options], { cwd: folder, env });
    return JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')).changes;
  } finally {
    await rm(folder, { recursive: true });
  }
}
