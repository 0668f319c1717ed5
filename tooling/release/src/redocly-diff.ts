import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bump } from './changesets.ts';
import { runTool } from './workspace.ts';

const CLI = path.join(path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** One difference between two documents, as `redocly diff` reports it. */
export interface RedoclyChange {
  /** Where it takes effect: a pointer that goes through references. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: Exclude<Bump, 'none'>;
  /** The rules that found a break, each with a sentence. */
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  /** The changed property of the node at `path`; absent where the whole node came or went. */
  readonly property?: string;
  readonly base?: Side;
  readonly revision?: Side;
}

interface Side {
  /** Where it is written. */
  readonly pointer: string;
  readonly value?: unknown;
}

/** What changed between two documents, both given as text. */
export async function redoclyDiff(base: string, revision: string): Promise<readonly RedoclyChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-diff-'));
  try {
    await Promise.all([
      writeFile(path.join(folder, 'base.yaml'), base),
      writeFile(path.join(folder, 'revision.yaml'), revision),
    ]);
    const args = [
      'diff',
      'base.yaml',
      'revision.yaml',
      '--format',
      'json',
      '--output',
      'report.json',
      '--fail-on',
      'none',
    ];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await runTool(process.execPath, [CLI, ...args], { cwd: folder, env });
    return JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')).changes;
  } finally {
    await rm(folder, { recursive: true });
  }
}
