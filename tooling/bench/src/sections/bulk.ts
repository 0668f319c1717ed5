import type { ServerProcess } from '@rollcall/test-environment';
import { echo } from '../baselines/echo.ts';
import { postgresDriver } from '../baselines/postgres-driver.ts';
import { sqliteDriver } from '../baselines/sqlite-driver.ts';
import { assertStored, type Database, type DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import { BulkClient, describeConnections } from '../measuring/bulk-client.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { watchCpu, watchMemory } from '../measuring/memory.ts';
import type { Metrics } from '../measuring/results.ts';
import { loopDelayP99, rollcallTarget, startRollcall } from '../measuring/rollcall-server.ts';
import { type BulkWork, makeBulkWork } from '../work/bulk-work.ts';
import { batchSize } from '../work/customers.ts';
import { documentRows, fieldRows } from '../work/rows.ts';

const forms = [fieldRows, documentRows];

/** Bulk create, beside the limits of the databases and of HTTP. */
export function bulkContenders(
  environment: BenchEnvironment,
  { bulk, connectionCounts }: BenchmarkConfig,
): Contender[] {
  const work = makeBulkWork({ ...bulk, forms });
  const rollcall = [sqlite, postgres].map((kind) =>
    connectionCounts.map((connections) => rollcallBulk(environment, { kind, connections, work })),
  );
  return [
    ...forms.flatMap((form) => [1, 16].map((n) => sqliteDriver(environment, { form, batchesPerCommit: n, work }))),
    ...(rollcall[0] ?? []),
    echo(environment, 16, work),
    ...(rollcall[1] ?? []),
    ...forms.flatMap((form) =>
      connectionCounts.map((connections) => postgresDriver(environment, { form, connections, work })),
    ),
  ];
}

/** Bulk create over HTTP by a newly started Rollcall. */
export function rollcallBulk(environment: BenchEnvironment, options: RollcallBulkOptions): Contender {
  const { kind, connections, work, storedBefore = 0, createDatabase = kind.create } = options;
  const measure = async () => {
    const database = await createDatabase(environment);
    const server = await startRollcall(environment, database.url, await options.entry?.());
    await options.prepare?.(server);
    const metrics = await measureLoad(server, database, connections, work);
    await server.stop();
    await assertStored(database, 'customers', storedBefore + work.bodies.length * batchSize);
    await database.drop();
    return metrics;
  };
  return { name: rollcallBulkName(kind, connections, options), measure };
}

interface RollcallBulkOptions extends BulkNameOptions {
  readonly kind: DatabaseKind;
  readonly connections: number;
  readonly work: BulkWork;
  /** Creates a database with `storedBefore` customers. Default: an empty one. */
  readonly createDatabase?: (environment: BenchEnvironment) => Promise<Database>;
  /** The `main.js` of the variant. Default: that of the server under test. */
  readonly entry?: (() => Promise<string>) | undefined;
  /** Called before the load. */
  readonly prepare?: ((server: ServerProcess) => Promise<void>) | undefined;
}

interface BulkNameOptions {
  /** How many customers are stored before. Default: none. */
  readonly storedBefore?: number;
  /** How the server differs from the server under test. Default: not at all. */
  readonly variant?: string | undefined;
}

export function rollcallBulkName(
  { name }: DatabaseKind,
  connections: number,
  { storedBefore = 0, variant }: BulkNameOptions = {},
): string {
  return [
    `Rollcall, ${name}, ${describeConnections(connections)}`,
    ...(storedBefore === 0 ? [] : [`into ${storedBefore.toLocaleString('en')}`]),
    ...(variant === undefined ? [] : [variant]),
  ].join(', ');
}

async function measureLoad(
  server: ServerProcess,
  database: Database,
  connections: number,
  work: BulkWork,
): Promise<Metrics> {
  const client = new BulkClient(rollcallTarget(server), connections);
  await client.send(work.bodies.slice(0, work.warmUp));
  // The call resets the server's measurement of the delay.
  await loopDelayP99(server);
  const pids = async () => [server.pid, ...((await database.processes?.()) ?? [])];
  const [[metrics, rssMax], cpuMs] = await watchCpu(pids, () =>
    watchMemory(server.pid, () => client.send(work.bodies.slice(work.warmUp))),
  );
  const batchCpuMs = cpuMs / (work.bodies.length - work.warmUp);
  const delay = await loopDelayP99(server);
  await client.close();
  return { ...metrics, rssMax, loopDelayP99: delay, ...(Number.isFinite(batchCpuMs) && { batchCpuMs }) };
}
