import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '@rollcall/test-environment';
import type { Progress } from '../measuring/alternate.ts';
import { BulkClient } from '../measuring/bulk-client.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { prometheusValue, rollcallTarget, startRollcall } from '../measuring/rollcall-server.ts';
import { batches, batchSize } from '../work/customers.ts';
import { assertStored, type Database, type DatabaseKind } from './database.ts';

const connections = 16;
const batchesAtOnce = 100;
const pollMs = 500;

/**
 * Creates a database for each size, by copying a growing one. The server itself fills it, so that it has everything that
 * the server needs for lists and searches.
 */
export async function seedDatabases(
  environment: BenchEnvironment,
  kind: DatabaseKind,
  sizes: readonly number[],
  progress: Progress,
): Promise<ReadonlyMap<number, Database>> {
  const growing = await kind.create(environment);
  const copies = new Map<number, Database>();
  let stored = 0;
  for (const size of sizes) {
    progress(`${kind.name}: from ${stored.toLocaleString('en')} to ${size.toLocaleString('en')} customers`);
    await grow(environment, growing, stored, size);
    await assertStored(growing, 'customers', size);
    copies.set(size, await growing.copy(environment));
    stored = size;
  }
  await growing.drop();
  return copies;
}

async function grow(environment: BenchEnvironment, database: Database, from: number, to: number): Promise<void> {
  const server = await startRollcall(environment, database.url);
  const client = new BulkClient(rollcallTarget(server), connections);
  for (let first = from; first < to; first += batchesAtOnce * batchSize) {
    const count = Math.min(batchesAtOnce, (to - first) / batchSize);
    await client.send(batches(count, first).map((customers) => Buffer.from(JSON.stringify({ customers }))));
  }
  await client.close();
  await untilIndexed(server);
  await server.stop();
}

/** Otherwise later measurements would run without the complete search index, or while it is built. */
async function untilIndexed(server: ServerProcess): Promise<void> {
  while ((await prometheusValue(server, 'rollcall_customers_not_indexed')) > 0) await setTimeout(pollMs);
}
