import type { Database, DatabaseKind } from '../databases/database.ts';
import type { ListsExtent } from '../extent.ts';
import type { Lab } from '../lab.ts';
import { RollcallReader } from '../load/rollcall-reader.ts';
import type { Contender } from '../measuring/contender.ts';
import { percentile } from '../measuring/spread.ts';
import { startRollcall } from '../servers/rollcall-server.ts';
import { type ListQuery, listQueries } from './list-queries.ts';

/** Servers that run on databases of several sizes, and what is read from each. */
export interface ListContenders {
  /** By query, the sizes side by side. */
  readonly contenders: readonly Contender[];
  /** Stops the servers. */
  readonly stop: () => Promise<void>;
}

export async function listContenders(
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
