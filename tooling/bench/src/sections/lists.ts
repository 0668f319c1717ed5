import type { Extent, ListsExtent } from '../config.ts';
import type { Database, DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { seedSizes } from '../databases/seed-databases.ts';
import { sqlite } from '../databases/sqlite.ts';
import { alternate, type Contender, type Progress } from '../measuring/alternate.ts';
import { percentile, type Results } from '../measuring/results.ts';
import { RollcallReader, startRollcall } from '../servers/rollcall-server.ts';
import type { Lab } from '../test-environment.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { rollcallBulk } from './bulk.ts';
import { type ListQuery, listQueries } from './list-queries.ts';

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

/** Servers that run on databases of several sizes, and what is read from each. */
interface ListContenders {
  /** By query, the sizes side by side. */
  readonly contenders: readonly Contender[];
  /** Stops the servers. */
  readonly stop: () => Promise<void>;
}

async function listContenders(
  lab: Lab,
  kind: DatabaseKind,
  databases: ReadonlyMap<number, Database>,
  { requests }: ListsExtent,
): Promise<ListContenders> {
  const servers = await Promise.all(
    [...databases].map(async ([size, { url }]) => {
      const server = await startRollcall(lab, url);
      return { size, server, reader: new RollcallReader(server) };
    }),
  );
  const contenders: Contender[] = [];
  for (const query of listQueries) {
    for (const { size, reader } of servers) {
      const paths = await query.paths(reader, size);
      const measure = async () => ({ answer: await medianTime(reader, paths, requests) });
      contenders.push({ name: listContenderName(kind, query, size), measure });
    }
  }
  const stop = async () => {
    for (const { reader, server } of servers) {
      await reader.close();
      await server.stop();
    }
  };
  return { contenders, stop };
}

export function listContenderName({ name }: DatabaseKind, query: ListQuery, size: number): string {
  return `Rollcall, ${name}, ${query.name} of ${size.toLocaleString('en')}`;
}

async function medianTime(
  reader: RollcallReader,
  paths: readonly string[],
  { forMs, atLeast, atMost }: ListsExtent['requests'],
): Promise<number> {
  // The other servers had the processor and its caches since this one was last asked.
  await reader.readText(paths[0] as string);
  const times: number[] = [];
  const beganAt = performance.now();
  while (times.length < atLeast || (times.length < atMost && performance.now() - beganAt < forMs)) {
    const startedAt = performance.now();
    await reader.readText(paths[times.length % paths.length] as string);
    times.push(performance.now() - startedAt);
  }
  return percentile(times, 50);
}
