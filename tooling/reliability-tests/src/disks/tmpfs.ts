import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { wholeRun } from '../server/guard.ts';
import type { DiskKind } from './small-disk.ts';

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
