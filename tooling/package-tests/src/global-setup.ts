import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runTool } from './run-program.ts';
import { startReferenceServer, type Target } from './servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The tarball of `@rollcall/client`. */
    clientTarball: string;
    /** The tarball of `@rollcall/contract`. */
    contractTarball: string;
    /** A folder with the client, installed from its tarball, and the programs. */
    project: string;
    /** A running server. */
    target: Target;
  }
}

/** Packs the packages, installs the client and starts a server, once for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-packages-'));
  const [clientTarball, contractTarball] = [await packPackage('client', folder), await packPackage('contract', folder)];
  const project = await installClient(clientTarball, join(folder, 'project'));
  const { target, stop } = await startReferenceServer();
  provide('clientTarball', clientTarball);
  provide('contractTarball', contractTarball);
  provide('project', project);
  provide('target', target);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const REPOSITORY = join(import.meta.dirname, '../../..');
const PROGRAMS = join(import.meta.dirname, '../programs');

/** Packs a package as it would be published, with the repository's pnpm. Resolves with the path of the tarball. */
async function packPackage(name: 'client' | 'contract', target: string): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
  const pack = ['--dir', join(REPOSITORY, 'packages', name), 'pack', '--pack-destination', target, '--json'];
  const { filename } = JSON.parse(
    await runTool('npx', ['--prefer-offline', '--yes', packageManager, ...pack], REPOSITORY),
  );
  return filename;
}

/** Installs the client from its tarball into a new folder, as a user does, and copies the programs there. */
async function installClient(tarball: string, folder: string): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  // Offline: the client has no dependencies.
  await runTool('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], folder);
  await cp(PROGRAMS, folder, { recursive: true });
  return folder;
}
