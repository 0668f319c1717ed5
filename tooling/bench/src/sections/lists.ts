import { stat } from 'node:fs/promises';
import type { Database, DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { seedDatabases } from '../databases/seed-databases.ts';
import { sqlite } from '../databases/sqlite.ts';
import { alternate, type Contender, type Progress } from '../measuring/alternate.ts';
import type { BenchmarkConfig, ListsConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { percentile, type Results } from '../measuring/results.ts';
import { RollcallReader, startRollcall } from '../measuring/rollcall-server.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { rollcallBulk } from './bulk.ts';
import { type ListQuery, listQueries } from './list-queries.ts';

/** How the number of stored customers affects reads and writes. */
export async function measureLists(
  environment: BenchEnvironment,
  config: BenchmarkConfig,
  results: Results,
  progress: Progress,
): Promise<void> {
  for (const kind of [sqlite, postgres]) {
    const databases = await seedDatabases(environment, kind, config.lists.sizes, progress);
    await recordFileSizes(kind, databases, results);
    await measureInserts(environment, kind, { config, databases, results, progress });
    const { contenders, stop } = await listContenders(environment, kind, databases, config.lists);
    await alternate(contenders, config.rounds, results, progress);
    await stop();
    for (const database of databases.values()) await database.drop();
  }
}

/** The size of each database that is a file. */
async function recordFileSizes(
  { name }: DatabaseKind,
  databases: ReadonlyMap<number, Database>,
  results: Results,
): Promise<void> {
  for (const [size, { file }] of databases) {
    if (file === undefined) continue;
    const fileMb = (await stat(file)).size / 1_000_000;
    results.record(`Rollcall, ${name}, file of ${size.toLocaleString('en')}`, { fileMb });
  }
}

interface InsertsOptions {
  readonly config: BenchmarkConfig;
  readonly databases: ReadonlyMap<number, Database>;
  readonly results: Results;
  readonly progress: Progress;
}

/** Each round inserts into a new copy of the largest database, and into an empty one. */
async function measureInserts(
  environment: BenchEnvironment,
  kind: DatabaseKind,
  { config, databases, results, progress }: InsertsOptions,
): Promise<void> {
  const size = Math.max(...config.lists.sizes);
  const work = makeBulkWork({ ...config.bulk, firstNumber: size });
  const options = { kind, connections: 16, work };
  const createDatabase = async () => {
    const copy = await databases.get(size)?.copy(environment);
    if (copy === undefined) throw new Error(`there is no database of ${size} customers`);
    return copy;
  };
  const contenders = [
    { ...rollcallBulk(environment, options), name: insertsIntoNoneName(kind) },
    rollcallBulk(environment, { ...options, storedBefore: size, createDatabase }),
  ];
  await alternate(contenders, config.rounds, results, progress);
}

/** Measured again beside the inserts into many, so that both are in the same rounds. */
export function insertsIntoNoneName({ name }: DatabaseKind): string {
  return `Rollcall, ${name}, 16 connections, into none`;
}

/** Servers on databases of several sizes and the reads from each. */
interface ListContenders {
  /** All sizes of one query, then of the next. */
  readonly contenders: readonly Contender[];
  /** Stops the servers. */
  readonly stop: () => Promise<void>;
}

async function listContenders(
  environment: BenchEnvironment,
  kind: DatabaseKind,
  databases: ReadonlyMap<number, Database>,
  { requests }: ListsConfig,
): Promise<ListContenders> {
  const servers = await Promise.all(
    [...databases].map(async ([size, { url }]) => {
      const server = await startRollcall(environment, url);
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
  { forMs, atLeast, atMost }: ListsConfig['requests'],
): Promise<number> {
  // Other servers have used the processor and its caches since the last request.
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
