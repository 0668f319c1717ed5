import type { BulkWork } from '../bulk-work.ts';
import { batchSize } from '../customers/batch-size.ts';
import type { Database, DatabaseKind } from '../databases/database.ts';
import type { Lab } from '../lab.ts';
import { BulkClient } from '../load/bulk-client.ts';
import { assertStored } from '../measuring/assert-stored.ts';
import type { Contender } from '../measuring/contender.ts';
import type { Figures } from '../measuring/figures.ts';
import type { ChildServer } from '../servers/child-server.ts';
import { loopDelayP99 } from '../servers/loop-delay.ts';
import { watchMemory } from '../servers/memory-of.ts';
import { rollcallTarget, startRollcall } from '../servers/rollcall-server.ts';

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

export interface RollcallBulkOptions {
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
