import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const shell = process.platform === 'win32';

/**
 * A PATH on which `pnpm` is the pinned version. npx takes two seconds to find it, so a program asks once.
 *
 * @returns {string | undefined}
 * @throws Error if npx fails, which has printed why.
 */
export function pathWithPnpm() {
  const installed = spawnSync('pnpm', ['--version'], { cwd: root, shell, encoding: 'utf8' });
  if (`pnpm@${installed.stdout?.trim()}` === packageManager) return process.env.PATH;
  // Without --prefer-offline, npx asks the registry on every call, which costs a minute of retries without a network.
  const args = ['--prefer-offline', '--yes', '--package', packageManager, '--', 'node', '-p', 'process.env.PATH'];
  const found = spawnSync('npx', args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (found.status !== 0) throw new Error(`npx cannot get ${packageManager}`);
  return found.stdout.trim();
}
