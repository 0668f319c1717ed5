import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ToolError } from '../workspace.ts';
import { rehearseBreakingRelease } from './breaking-release.ts';
import { rehearseFirstRelease } from './first-release.ts';
import { type Registry, startRegistry } from './registry.ts';
import { RepositoryCopy } from './repository-copy.ts';
import { RehearsalError, Steps } from './steps.ts';

/** `pnpm release:rehearse`: releases a copy of the repository twice, to a registry on this machine, and uses the packages. */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-rehearsal-'));
  const steps = new Steps();
  let registry: Registry | undefined;
  try {
    steps.heading('Preparation');
    const repository = await steps.run('Copy the repository', () =>
      RepositoryCopy.create(path.join(folder, 'repository')),
    );
    await steps.run('pnpm install', () => repository.pnpm('install', '--frozen-lockfile', '--prefer-offline'));
    registry = await steps.run('Start verdaccio', async () => {
      await mkdir(path.join(folder, 'registry'));
      return startRegistry(path.join(folder, 'registry'), '@rollcall');
    });
    const firstUser = await rehearseFirstRelease(repository, registry, folder, steps);
    await rehearseBreakingRelease(repository, registry, { folder, firstUser }, steps);
    console.log(`\nBoth releases work. ${steps.total()}`);
  } catch (error) {
    const expected = error instanceof RehearsalError || error instanceof ToolError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  } finally {
    await registry?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
// verdaccio keeps connections to the upstream registry open.
process.exit();
