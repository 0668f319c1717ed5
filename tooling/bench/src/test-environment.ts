import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnPostgres, startOwnPostgres } from '@rollcall/test-postgres';

/** Where measurements take place. All that is made here is gone afterwards. */
export interface Lab {
  /** A new empty folder on the disk of the system's temporary files. */
  newFolder(): Promise<string>;
  /** A PostgreSQL of the run's own with the settings that it comes with, `fsync` included. */
  readonly postgres: OwnPostgres;
  /** To be done when the run is over, the latest first. */
  atEnd(cleanUp: () => unknown): void;
}

export async function inLab<Result>(work: (lab: Lab) => Promise<Result>): Promise<Result> {
  const cleanUps: (() => unknown)[] = [];
  const atEnd = (cleanUp: () => unknown) => void cleanUps.push(cleanUp);
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  try {
    const postgres = await startOwnPostgres();
    atEnd(() => postgres.stop());
    return await work({ newFolder, postgres, atEnd });
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}
