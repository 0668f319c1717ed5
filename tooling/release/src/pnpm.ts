import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './repository.ts';
import { runTool } from './run-tool.ts';

/**
 * Runs the pnpm that the repository pins, through npx, which has it already. Returns what it printed.
 *
 * @throws {ToolError} when it fails.
 */
export async function pnpm(...args: readonly string[]): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const shell = process.platform === 'win32';
  return runTool('npx', ['--prefer-offline', '--yes', packageManager, ...args], { cwd: ROOT, shell });
}
