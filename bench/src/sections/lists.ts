import { makeBulkWork } from '../bulk-work.js';
import type { Database, DatabaseKind } from '../databases/database.js';
import { postgres } from '../databases/postgres.js';
import { seedSizes } from '../databases/seed-sizes.js';
import { sqlite } from '../databases/sqlite.js';
import type { Extent } from '../extent.js';
import type { Lab } from '../lab.js';
import { alternate } from '../measuring/alternate.js';
import type { Results } from '../measuring/results.js';
import type { Progress } from '../progress.js';
import { listContenders } from './list-contenders.js';
import { rollcallBulk } from './rollcall-bulk.js';

/** How reading and writing get slower as there are more customers. */
export async function measureLists(lab: Lab, extent: Extent, results: Results, progress: Progress): Promise<void> {
  for (const kind of [sqlite, postgres]) {
    const databases = await seedSizes(lab, kind, extent.lists.sizes, progress);
    await measureInserts(lab, kind, { extent, databases, results, progress });
    const { contenders, stop } = await listContenders(lab, kind, databases, extent.lists);
    await alternate(contenders, extent.rounds, results, progress);
    await stop();
    for (const database of databases.values()) await database.drop();
  }
}

interface InsertsOptions {
  readonly extent: Extent;
  readonly databases: ReadonlyMap<number, Database>;
  readonly results: Results;
  readonly progress: Progress;
}

/** Each round inserts into a new copy of the largest database, and into an empty one. */
async function measureInserts(
  lab: Lab,
  kind: DatabaseKind,
  { extent, databases, results, progress }: InsertsOptions,
): Promise<void> {
  const size = Math.max(...extent.lists.sizes);
  const work = makeBulkWork({ ...extent.bulk, firstNumber: size });
  const options = { kind, connections: 16, work };
  const makeDatabase = async () => {
    const copy = await databases.get(size)?.copy(lab);
    if (copy === undefined) throw new Error(`no database of ${size} customers was made`);
    return copy;
  };
  const contenders = [
    { ...rollcallBulk(lab, options), name: insertsIntoNoneName(kind) },
    rollcallBulk(lab, { ...options, storedBefore: size, makeDatabase }),
  ];
  await alternate(contenders, extent.rounds, results, progress);
}

/** Measured anew beside the inserts into many, so that the two are of the same rounds. */
export function insertsIntoNoneName({ name }: DatabaseKind): string {
  return `Rollcall, ${name}, 16 connections, into none`;
}
