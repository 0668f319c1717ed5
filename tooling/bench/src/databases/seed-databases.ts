import { setTimeout } from 'node:timers/promises';
import type { Progress } from '../measuring/alternate.ts';
import { BulkClient } from '../servers/bulk-client.ts';
import type { ChildServer } from '../servers/child-server.ts';
import { metricOf, rollcallTarget, startRollcall } from '../servers/rollcall-server.ts';
import type { Lab } from '../test-environment.ts';
import { batches, batchSize } from '../work/customers.ts';
import { assertStored, type Database, type DatabaseKind } from './database.ts';

const connections = 16;
const batchesMadeAtOnce = 100;
const askAgainMs = 500;

/**
 * A database for each size, from few customers to many: one that grows, and a copy of it whenever it has reached a size.
 * The server itself fills it, so that it has whatever the server needs to find the customers again.
 */
export async function seedSizes(
  lab: Lab,
  kind: DatabaseKind,
  sizes: readonly number[],
  progress: Progress,
): Promise<ReadonlyMap<number, Database>> {
  const growing = await kind.create(lab);
  const copies = new Map<number, Database>();
  let stored = 0;
  for (const size of sizes) {
    progress(`${kind.name}: from ${stored.toLocaleString('en')} to ${size.toLocaleString('en')} customers`);
    await grow(lab, growing, stored, size);
    await assertStored(growing, 'customers', size);
    copies.set(size, await growing.copy(lab));
    stored = size;
  }
  await growing.drop();
  return copies;
}

async function grow(lab: Lab, database: Database, from: number, to: number): Promise<void> {
  const server = await startRollcall(lab, database.url);
  const client = new BulkClient(rollcallTarget(server), connections);
  for (let first = from; first < to; first += batchesMadeAtOnce * batchSize) {
    const count = Math.min(batchesMadeAtOnce, (to - first) / batchSize);
    await client.send(batches(count, first).map((customers) => Buffer.from(JSON.stringify({ customers }))));
  }
  await client.close();
  await untilIndexed(server);
  await server.stop();
}

/** What is measured afterwards is neither slowed by the index that is being made nor does without it. */
async function untilIndexed(server: ChildServer): Promise<void> {
  while ((await metricOf(server, 'rollcall_customers_not_indexed')) > 0) await setTimeout(askAgainMs);
}
