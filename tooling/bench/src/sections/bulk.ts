import { echoLimit } from '../baselines/echo.ts';
import { postgresLimit } from '../baselines/postgres-driver.ts';
import { sqliteLimit } from '../baselines/sqlite-driver.ts';
import type { Extent } from '../config.ts';
import { assertStored, type Database, type DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { Figures } from '../measuring/results.ts';
import { BulkClient } from '../servers/bulk-client.ts';
import { type ChildServer, watchMemory } from '../servers/child-server.ts';
import { loopDelayP99, rollcallTarget, startRollcall } from '../servers/rollcall-server.ts';
import type { Lab } from '../test-environment.ts';
import { type BulkWork, makeBulkWork } from '../work/bulk-work.ts';
import { batchSize } from '../work/customers.ts';
import { documentRows, fieldRows } from '../work/rows.ts';

const forms = [fieldRows, documentRows];

/** Bulk create, and what the databases and HTTP would allow. */
export function bulkContenders(lab: Lab, { bulk, connectionCounts }: Extent): Contender[] {
  const work = makeBulkWork({ ...bulk, forms });
  const rollcall = [sqlite, postgres].map((kind) =>
    connectionCounts.map((connections) => rollcallBulk(lab, { kind, connections, work })),
  );
  return [
    ...forms.flatMap((form) => [1, 16].map((n) => sqliteLimit(lab, { form, batchesPerCommit: n, work }))),
    ...(rollcall[0] ?? []),
    echoLimit(lab, 16, work),
    ...(rollcall[1] ?? []),
    ...forms.flatMap((form) => connectionCounts.map((connections) => postgresLimit(lab, { form, connections, work }))),
  ];
}

/** Rollcall, from a fresh process: bulk create over HTTP. */
export function rollcallBulk(lab: Lab, options: RollcallBulkOptions): Contender {
  const { kind, connections, work, storedBefore = 0, makeDatabase = kind.create } = options;
  const measure = async () => {
    const database = await makeDatabase(lab);
    const server = await startRollcall(lab, database.url);
    const figures = await underLoad(server, connections, work);
    await server.stop();
    await assertStored(database, 'customers', storedBefore + work.bodies.length * batchSize);
    await database.drop();
    return figures;
  };
  return { name: rollcallBulkName(kind, connections, storedBefore), measure };
}

interface RollcallBulkOptions {
  readonly kind: DatabaseKind;
  readonly connections: number;
  readonly work: BulkWork;
  /** How many customers the database has at the beginning. Default: none. */
  readonly storedBefore?: number;
  /** Makes that database. Default: an empty one. */
  readonly makeDatabase?: (lab: Lab) => Promise<Database>;
}

export function rollcallBulkName({ name }: DatabaseKind, connections: number, storedBefore = 0): string {
  const into = storedBefore === 0 ? '' : `, into ${storedBefore.toLocaleString('en')}`;
  return `Rollcall, ${name}, ${connections} connection${connections === 1 ? '' : 's'}${into}`;
}

async function underLoad(server: ChildServer, connections: number, work: BulkWork): Promise<Figures> {
  const client = new BulkClient(rollcallTarget(server), connections);
  await client.send(work.bodies.slice(0, work.warmUp));
  // Asking starts the measurement of the delay anew.
  await loopDelayP99(server);
  const [figures, rssMax] = await watchMemory(server.pid, () => client.send(work.bodies.slice(work.warmUp)));
  const delay = await loopDelayP99(server);
  await client.close();
  return { ...figures, rssMax, loopDelayP99: delay };
}
