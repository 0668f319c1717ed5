import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Target } from './rollcall-server.ts';

/** The workflows beside the document. */
export const workflowsFile: string = fileURLToPath(new URL('../../../workflows.arazzo.yaml', import.meta.url));

const run = promisify(execFile);
const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** The outcome of a run of workflows. */
interface Summary {
  /** The names of the workflows that passed. */
  readonly passed: readonly string[];
  readonly steps: number;
}

/**
 * Runs the workflows of a file against a server with `redocly respect`.
 *
 * @throws Error with the report of the tool if a step fails.
 */
export async function runWorkflows(file: string, { baseUrl, apiKey }: Target): Promise<Summary> {
  const server = ['--server', `rollcall=${baseUrl}`, '--input', `apiKey=${apiKey}`];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  const report = await run(process.execPath, [redocly, 'respect', file, ...server], { env }).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`redocly respect failed:\n${stdout}${stderr}`);
    },
  );
  const started = [...report.matchAll(/Running workflow \S+ \/ (\w+)/g)].map(([, name = '']) => name);
  const [, passed = '0', total = '0'] = /Workflows: (\d+) passed, (\d+) total/.exec(report) ?? [];
  if (passed !== total || Number(total) !== started.length) throw new Error(`redocly respect printed:\n${report}`);
  return { passed: started, steps: Number(/Steps: (\d+) passed/.exec(report)?.[1] ?? 0) };
}
