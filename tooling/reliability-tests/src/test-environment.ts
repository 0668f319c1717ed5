import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from './random.ts';
import { type ServerProcess, type StartOptions, startServerProcess } from './server-process.ts';

/** What an experiment works with. All that it starts and makes here is gone when it is over. */
export interface Lab {
  readonly random: Random;
  /** A new empty folder. */
  newFolder(): Promise<string>;
  /** Starts the server under test and resolves when it serves. @throws Error where it ends before. */
  startServer(options: StartOptions): Promise<ServerProcess>;
  /** To be done when the experiment is over, the latest first. */
  atEnd(cleanUp: () => unknown): void;
}

/**
 * Does work in a lab.
 *
 * @param serverEntry path of the `main.js` of the built server.
 */
export async function inLab<Result>(
  { serverEntry, random }: { readonly serverEntry: string; readonly random: Random },
  work: (lab: Lab) => Promise<Result>,
): Promise<Result> {
  const cleanUps: (() => unknown)[] = [];
  const atEnd = (cleanUp: () => unknown) => void cleanUps.push(cleanUp);
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-reliability-'));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  const startServer = async (options: StartOptions) => {
    const starting = startServerProcess(serverEntry, await newFolder(), options);
    atEnd(starting.kill);
    return starting.serves;
  };
  try {
    return await work({ random, newFolder, startServer, atEnd });
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}
