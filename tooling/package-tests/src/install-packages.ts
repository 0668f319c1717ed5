import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runTool } from './run-program.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const PACKAGES = join(REPOSITORY, 'packages');

/**
 * Packs a package as it would be published, with the repository's pnpm. Resolves with the path of the tarball.
 *
 * @param folder of the package, relative to the repository.
 */
export async function packPackage(folder: string, target: string): Promise<string> {
  const printed = await runTool('pnpm', ['pack', '--pack-destination', target, '--json'], join(REPOSITORY, folder));
  return JSON.parse(printed).filename;
}

/**
 * Packs the dependencies of both packages, as installed in the repository. With them, npm needs no network. A dependency
 * that is used but not declared is missing, as it is for users.
 */
export async function packDependencies(target: string): Promise<string[]> {
  const folders = new Map<string, string>();
  for (const name of ['client', 'contract']) await addDependencies(join(PACKAGES, name), folders);
  const tarballs = [...folders].map(([name, folder]) => packFolder(folder, join(target, name.replace('/', '-'))));
  return Promise.all(tarballs);
}

/** Adds the folders of all dependencies of a package, and of theirs, by their names. */
async function addDependencies(packageFolder: string, folders: Map<string, string>): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    if (folders.has(name)) continue;
    const folder = await folderOf(name, packageFolder);
    folders.set(name, folder);
    await addDependencies(folder, folders);
  }
}

async function folderOf(name: string, packageFolder: string): Promise<string> {
  const parents = createRequire(join(packageFolder, 'package.json')).resolve.paths(name) ?? [];
  const folder = parents.map((parent) => join(parent, name)).find(existsSync);
  if (folder === undefined) throw new Error(`${name}, a dependency of ${packageFolder}, is not installed`);
  return realpath(folder);
}

/** Packs a folder as npm would, whose `pack` does not support folders of pnpm. Resolves with the path of the tarball. */
async function packFolder(folder: string, name: string): Promise<string> {
  const parent = await mkdtemp(`${name}-`);
  await cp(folder, join(parent, 'package'), { recursive: true });
  await runTool('tar', ['-czf', `${name}.tgz`, '-C', parent, 'package'], parent);
  return `${name}.tgz`;
}

/** Installs tarballs with npm into a folder, as a user does. */
export async function installTarballs(tarballs: readonly string[], folder: string): Promise<void> {
  await runTool('npm', ['install', '--offline', '--no-audit', '--no-fund', ...tarballs], folder);
}
