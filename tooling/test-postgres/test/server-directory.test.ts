import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { accountNamed, createServerDirectory } from '../src/server-directory.ts';

const ourselves = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

it('skips a temporary directory that another user cannot use', async () => {
  const closed = join(await temporary(0o700), 'open-in-closed');
  const open = await temporary(0o1777);
  await mkdir(closed);
  await chmod(closed, 0o1777);
  expect(dirname(await createServerDirectory(ourselves, ['/no/such/place', closed, open]))).toBe(open);
});

it('throws an error that names the places if no temporary directory is usable', async () => {
  const closed = await temporary(0o755);
  await expect(createServerDirectory(ourselves, [closed])).rejects.toThrow(`no other user can write to ${closed}.`);
});

async function temporary(mode: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-directory-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await chmod(directory, mode);
  return directory;
}

const passwd =
  'root:x:0:0:root:/root:/bin/bash\npostgres2:x:7:7::/:\npostgres:x:101:104:PostgreSQL:/var/lib:/bin/bash\n';

it.each([
  { given: 'postgres', want: { uid: 101, gid: 104 } },
  { given: 'root', want: { uid: 0, gid: 0 } },
  { given: 'nobody', want: undefined },
])('reads the ids of $given from the passwd file', ({ given, want }) => {
  expect(accountNamed(given, passwd)).toEqual(want);
});
