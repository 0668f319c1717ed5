import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary resources. Everything created or started here is gone when the work is over. */
export interface TestEnvironment {
  /** Creates an empty folder on the disk of the system's temporary files. */
  newFolder(): Promise<string>;
  /** Registers a clean-up. The latest one runs first. */
  atEnd(cleanUp: () => unknown): void;
}

/** Runs work in a test environment and cleans up afterwards, even if the work fails. */
export async function inTestEnvironment<Result>(
  work: (environment: TestEnvironment) => Promise<Result>,
): Promise<Result> {
  const cleanUps: (() => unknown)[] = [];
  const atEnd = (cleanUp: () => unknown) => void cleanUps.push(cleanUp);
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  try {
    return await work({ newFolder, atEnd });
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}
