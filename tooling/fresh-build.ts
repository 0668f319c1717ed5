import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { pathWithPnpm } from '../scripts/pnpm-path.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** The packages whose builds tests start as processes or read as files. */
const builds = ['@rollcall/server', '@rollcall/client', '@rollcall/cli', '@rollcall/contract-tests'].map(
  (name) => `--filter=${name}`,
);

/**
 * A vitest `globalSetup`: builds and bundles the changed packages, now and before each rerun in watch mode. Tests can run
 * the pinned `pnpm`.
 */
export default function freshBuild(project: TestProject): void {
  process.env.PATH = pathWithPnpm();
  build();
  project.onTestsRerun(build);
}

function build(): void {
  // `npm test` has just built everything.
  if (process.env.ROLLCALL_BUILT === 'true') return;
  const args = ['exec', 'turbo', 'run', 'build', 'bundle', ...builds, '--output-logs=errors-only'];
  const { status, stdout } = spawnSync('pnpm', args, {
    cwd: repository,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The sources do not build:\n${stdout}`);
}
