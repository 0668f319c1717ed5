import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ExperimentEnvironment, type Safeguard, wholeRun } from '../experiment.ts';
import type { RollcallServer } from '../rollcall-server.ts';

/** A way to let a running server run out of disk space and to give it room again. */
export interface DiskKind {
  /** `a tmpfs of 8 MiB` */
  readonly name: string;
  /** Why this machine has none; `undefined` if it has. */
  readonly obstacle: () => Promise<string | undefined>;
  /** The safeguards that only this kind of disk tests. */
  readonly safeguards: readonly Safeguard[];
  /** Creates a disk that is removed at the end of the experiment. */
  readonly create: (environment: ExperimentEnvironment) => Promise<SmallDisk>;
}

interface SmallDisk {
  /** The folder for the server's files. */
  readonly folder: string;
  /** After this, no file of the server can grow. */
  fillUp(server: RollcallServer): Promise<void>;
  makeRoom(server: RollcallServer): Promise<void>;
}

const run = promisify(execFile);

/** A file system that a file beside the database fills: further writes fail with ENOSPC. */
export const tmpfs: DiskKind = {
  name: 'a tmpfs of 8 MiB',
  obstacle: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-mount-'));
    const failure = await mount(folder).then(() => unmount(folder), reasonOf);
    await rm(folder, { recursive: true });
    return failure;
  },
  safeguards: [
    {
      name: 'a log that cannot be written does not end the server',
      code: `standardError.on('error', () => { });`,
      replacement: '',
      breaks: wholeRun,
    },
  ],
  create: async (environment) => {
    const folder = await environment.newFolder();
    await mount(folder);
    environment.atEnd(() => unmount(folder));
    const filler = join(folder, 'filler');
    return { folder, fillUp: () => fillUp(filler), makeRoom: () => rm(filler) };
  },
};

async function mount(folder: string): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
}

/** Lazily: libsql releases a closed file only at the next garbage collection. */
async function unmount(folder: string): Promise<undefined> {
  await run('umount', ['--lazy', folder]);
}

function reasonOf(error: NodeJS.ErrnoException & { readonly stderr?: string }): string {
  return `a tmpfs cannot be mounted (${error.stderr?.trim() || error.message})`;
}

/** Writes ever smaller chunks, so that not a byte is left. */
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

/** RLIMIT_FSIZE of the running process: no file can grow beyond the size of the largest; writes fail with EFBIG. */
export const fileSizeLimit: DiskKind = {
  name: 'a limit on the size of files (RLIMIT_FSIZE)',
  obstacle: async () =>
    run('prlimit', ['--version']).then(
      () => undefined,
      () => 'there is no prlimit (util-linux)',
    ),
  safeguards: [],
  create: async (environment) => {
    const folder = await environment.newFolder();
    return {
      folder,
      fillUp: async ({ pid }) => setLimit(pid, String(await largestFile(folder))),
      makeRoom: ({ pid }) => setLimit(pid, 'unlimited'),
    };
  },
};

/** Sets the soft limit, which may be raised again. @see https://man7.org/linux/man-pages/man1/prlimit.1.html */
async function setLimit(pid: number, bytes: string): Promise<void> {
  await run('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

async function largestFile(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return Math.max(0, ...sizes);
}
