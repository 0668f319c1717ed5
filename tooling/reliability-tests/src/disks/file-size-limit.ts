import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DiskKind } from './small-disk.ts';

const run = promisify(execFile);

/** RLIMIT_FSIZE of the running process: no file can grow beyond what the largest is now, writes fail with EFBIG. */
export const fileSizeLimit: DiskKind = {
  name: 'a limit on the size of files (RLIMIT_FSIZE)',
  obstacle: async () =>
    run('prlimit', ['--version']).then(
      () => undefined,
      () => 'there is no prlimit (util-linux)',
    ),
  guards: [],
  create: async (lab) => {
    const folder = await lab.newFolder();
    return {
      folder,
      fillUp: async ({ pid }) => setLimit(pid, String(await largestFile(folder))),
      makeRoom: ({ pid }) => setLimit(pid, 'unlimited'),
    };
  },
};

/** The soft limit, which may be raised again. @see https://man7.org/linux/man-pages/man1/prlimit.1.html */
async function setLimit(pid: number, bytes: string): Promise<void> {
  await run('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

async function largestFile(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return Math.max(0, ...sizes);
}
