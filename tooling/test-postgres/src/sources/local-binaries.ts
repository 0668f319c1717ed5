import { execFile } from 'node:child_process';
import { readdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { oldestMajorVersion, type ServerBinaries } from '../server/server-binaries.ts';
import type { Environment } from '../test-postgres.ts';

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
