import { makeBulkWork } from '../bulk-work.ts';
import type { Database, DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { seedSizes } from '../databases/seed-sizes.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Extent } from '../extent.ts';
import type { Lab } from '../lab.ts';
import { alternate } from '../measuring/alternate.ts';
import type { Results } from '../measuring/results.ts';
import type { Progress } from '../progress.ts';
import { listContenders } from './list-contenders.ts';
import { rollcallBulk } from './rollcall-bulk.ts';

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
