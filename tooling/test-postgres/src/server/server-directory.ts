import { chown, mkdtemp, realpath, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServerAccount } from './server-account.ts';

/** Makes the private directory of one server, in the first temporary directory that `account` can use. */
export async function createServerDirectory(
  account: ServerAccount | undefined,
  places: readonly string[] = [tmpdir(), '/tmp', '/var/tmp'],
): Promise<string> {
  for (const place of places) {
    if (account && !(await isOpenToOthers(place))) continue;
    const directory = await mkdtemp(join(await realpath(place), 'rollcall-postgres-'));
    if (account) await chown(directory, account.uid, account.gid);
    return directory;
  }
  throw new Error(`PostgreSQL does not run as root, and no other user can write to ${places.join(' or ')}.`);
}

/** Writes a file that `account` may read whatever this process's umask is. */
export async function writeServerFile(path: string, text: string, account: ServerAccount | undefined): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account) await chown(path, account.uid, account.gid);
}

/** Whether any user can create entries in a directory: continuous integration often gives root a private one. */
async function isOpenToOthers(directory: string): Promise<boolean> {
  const path = await realpath(directory).catch(() => undefined);
  return path !== undefined && (await allows(path, 0o003)) && isReachable(dirname(path));
}

async function isReachable(directory: string): Promise<boolean> {
  if (!(await allows(directory, 0o001))) return false;
  return directory === dirname(directory) || isReachable(dirname(directory));
}

async function allows(directory: string, mode: number): Promise<boolean> {
  return ((await stat(directory)).mode & mode) === mode;
}
