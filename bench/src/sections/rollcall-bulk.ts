import type { BulkWork } from '../bulk-work.js';
import { batchSize } from '../customers/batch-size.js';
import type { DatabaseKind } from '../databases/database.js';
import type { Lab } from '../lab.js';
import { BulkClient } from '../load/bulk-client.js';
import { assertStored } from '../measuring/assert-stored.js';
import type { Contender } from '../measuring/contender.js';
import type { Figures } from '../measuring/figures.js';
import type { ChildServer } from '../servers/child-server.js';
import { loopDelayP99 } from '../servers/loop-delay.js';
import { watchMemory } from '../servers/memory-of.js';
import { rollcallHeaders, startRollcall } from '../servers/rollcall-server.js';

/** Rollcall, from a fresh process on an empty database: bulk create over HTTP. */
export function rollcallBulk(lab: Lab, { kind, connections, work }: RollcallBulkOptions): Contender {
  const measure = async () => {
    const database = await kind.create(lab);
    const server = await startRollcall(lab, database.url);
    const figures = await underLoad(server, connections, work);
    await server.stop();
    await assertStored(database, 'customers', work.bodies.length * batchSize);
    await database.drop();
    return figures;
  };
  return { name: rollcallBulkName(kind, connections), measure };
}

export interface RollcallBulkOptions {
  readonly kind: DatabaseKind;
  readonly connections: number;
  readonly work: BulkWork;
}

export function rollcallBulkName({ name }: DatabaseKind, connections: number): string {
  return `Rollcall, ${name}, ${connections} connection${connections === 1 ? '' : 's'}`;
}

async function underLoad(server: ChildServer, connections: number, work: BulkWork): Promise<Figures> {
  const url = new URL(`${server.url}/customers/bulk-create`);
  const acknowledges = (answer: string) => answer.includes(`"successful_count":${batchSize},`);
  const client = new BulkClient({ url, headers: rollcallHeaders, acknowledges }, connections);
  await client.send(work.bodies.slice(0, work.warmUp));
  // Asking starts the measurement of the delay anew.
  await loopDelayP99(server);
  const memoryMax = watchMemory(server.pid);
  const figures = await client.send(work.bodies.slice(work.warmUp));
  const rssMax = memoryMax();
  const delay = await loopDelayP99(server);
  await client.close();
  return { ...figures, rssMax, loopDelayP99: delay };
}
