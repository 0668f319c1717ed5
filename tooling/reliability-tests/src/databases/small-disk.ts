import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Guard, wholeRun } from '../experiment.ts';
import type { ServerProcess } from '../server-process.ts';
import type { Lab } from '../test-environment.ts';

/** A way to let a server run out of disk space, and to give it room again while it runs. */
export interface DiskKind {
  /** What it is made of: `a tmpfs of 8 MiB`. */
  readonly name: string;
  /** Why there is none on this machine; `undefined` where there is. */
  readonly obstacle: () => Promise<string | undefined>;
  /** What in the server endures the lack of space that is particular to this way. */
  readonly guards: readonly Guard[];
  /** Makes one, which is gone when the experiment is over. */
  readonly create: (lab: Lab) => Promise<SmallDisk>;
}

interface SmallDisk {
  /** Where the server is to keep its files. */
  readonly folder: string;
  /** From now on no file of the server can grow. */
  fillUp(server: ServerProcess): Promise<void>;
  makeRoom(server: ServerProcess): Promise<void>;
}

const run = promisify(execFile);

/** A file system of its own, filled by a file beside the database: every write beyond fails with ENOSPC. */
export const tmpfs: DiskKind = {
  name: 'a tmpfs of 8 MiB',
  obstacle: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-mount-'));
    const failure = await mount(folder).then(() => unmount(folder), reasonOf);
    await rm(folder, { recursive: true });
    return failure;
  },
  guards: [
    {
      name: 'a log that cannot be written ends nothing',
      file: 'create-logger.js',
      code: `standardError.on('error', () => { });`,
      replacement: '',
      breaks: wholeRun,
    },
  ],
  create: async (lab) => {
    const folder = await lab.newFolder();
    await mount(folder);
    lab.atEnd(() => unmount(folder));
    const filler = join(folder, 'filler');
    return { folder, fillUp: () => fillUp(filler), makeRoom: () => rm(filler) };
  },
};

async function mount(folder: string): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
}

/** Lazily, since libsql lets go of a file that it has closed only when the garbage collector comes by. */
async function unmount(folder: string): Promise<undefined> {
  await run('umount', ['--lazy', folder]);
}

function reasonOf(error: NodeJS.ErrnoException & { readonly stderr?: string }): string {
  return `a tmpfs cannot be mounted (${error.stderr?.trim() || error.message})`;
}

/** Writes less and less at once, so that not a byte is left. */
async function fillUp(file: string): Promise<void> {
  const handle = await open(file, 'w');
  for (let size = 1_048_576; size >= 1; size /= 4) await writeUntilFull(handle, Buffer.alloc(size));
  await handle.close();
}

async function writeUntilFull(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  try {
    for (;;) await handle.appendFile(chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

const runInFileSizeLimit = promisify(execFile);

/** RLIMIT_FSIZE of the running process: no file can grow beyond what the largest is now, writes fail with EFBIG. */
export const fileSizeLimit: DiskKind = {
  name: 'a limit on the size of files (RLIMIT_FSIZE)',
  obstacle: async () =>
    runInFileSizeLimit('prlimit', ['--version']).then(
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
  await runInFileSizeLimit('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

async function largestFile(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return Math.max(0, ...sizes);
}
