import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackageName, packageFolders } from './mutant.ts';

/** A copy of the built packages for mutants. The copies import each other, and everything else from the original place. */
export interface WorkspaceCopy {
  /** The copy of a package. */
  readonly folderOf: (name: PackageName) => string;
  readonly remove: () => Promise<void>;
}

const NAMES = Object.keys(packageFolders) as PackageName[];

export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const root = await mkdtemp(join(tmpdir(), 'rollcall-mutants-'));
  const folderOf = (name: PackageName): string => join(root, name);
  for (const name of NAMES) {
    await mkdir(folderOf(name));
    await cp(join(packageFolders[name], 'dist'), join(folderOf(name), 'dist'), { recursive: true });
    await cp(join(packageFolders[name], 'package.json'), join(folderOf(name), 'package.json'));
    await linkDependencies(join(packageFolders[name], 'node_modules'), join(folderOf(name), 'node_modules'), folderOf);
  }
  return { folderOf, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Links the dependencies of a package: our own packages to their copies, all others to the originals. */
async function linkDependencies(
  original: string,
  copy: string,
  folderOf: (name: PackageName) => string,
): Promise<void> {
  await mkdir(join(copy, '@rollcall'), { recursive: true });
  for (const name of await readdir(original)) {
    if (name !== '@rollcall') await symlink(await realpath(join(original, name)), join(copy, name));
  }
  for (const name of await readdir(join(original, '@rollcall')).catch(() => [])) {
    const target = NAMES.find((known) => known === name);
    const path = target ? folderOf(target) : await realpath(join(original, '@rollcall', name));
    await symlink(path, join(copy, '@rollcall', name));
  }
}
