import { readFile } from 'node:fs/promises';

/** The user that server processes run as; both are the ids that `child_process` takes. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, as many containers do. There the server runs as `postgres`, which its package
 * creates, else as `nobody`, which every system has. `initdb` looks its user up by id, so an invented id is refused.
 *
 * @returns undefined when this process is not root: the server then runs as the same user.
 * @throws Error when this process is root and there is neither account.
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
