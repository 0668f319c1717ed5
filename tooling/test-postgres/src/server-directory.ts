import { chown, mkdtemp, readFile, realpath, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Creates the private directory of one server in the first temporary directory that `account` can use. */
export async function createServerDirectory(
  account: ServerAccount | undefined,
  places?: readonly string[],
): Promise<string> {
  const choice = places ?? [...(await foldersInMemory()), tmpdir(), '/tmp', '/var/tmp'];
  for (const place of choice) {
    if (account && !(await isOpenToOthers(place))) continue;
    const directory = await mkdtemp(join(await realpath(place), 'rollcall-postgres-'));
    if (account) await chown(directory, account.uid, account.gid);
    return directory;
  }
  throw new Error(`PostgreSQL does not run as root, and no other user can write to ${choice.join(' or ')}.`);
}

/** All servers of the tests together have some hundred megabytes. Containers often have 64 MiB of shared memory. */
const ROOM_BYTES_MIN = 4 * 1024 ** 3;

/** On a file system in memory, a new database, which is 300 files, takes a tenth of the time. */
async function foldersInMemory(): Promise<readonly string[]> {
  const room = await statfs('/dev/shm').catch(() => undefined);
  return room !== undefined && room.bavail * room.bsize >= ROOM_BYTES_MIN ? ['/dev/shm'] : [];
}

/** Writes a file that `account` may read, whatever the umask of this process. */
export async function writeServerFile(path: string, text: string, account: ServerAccount | undefined): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account) await chown(path, account.uid, account.gid);
}

/** Whether any user can create entries in a directory. Continuous integration often gives root a private one. */
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

/** The user that server processes run as, by the ids that `child_process` takes. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, the user of many containers. For root, the server runs as `postgres`, which the
 * PostgreSQL package creates, else as `nobody`, which every system has. `initdb` looks up its user, so the id must exist.
 *
 * @returns undefined if this process is not root: the server then runs as the same user.
 * @throws Error if this process is root and neither account exists.
 */
export async function serverAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8');
  const account = accountNamed('postgres', passwd) ?? accountNamed('nobody', passwd);
  if (account) return account;
  throw new Error('PostgreSQL does not run as root, and /etc/passwd has neither the user postgres nor nobody.');
}

/** The ids of a user in the text of a passwd file (`name:password:uid:gid:…`). */
export function accountNamed(name: string, passwd: string): ServerAccount | undefined {
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
