import { setTimeout } from 'node:timers/promises';
import type { DatabaseKind } from '../databases/database.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { memoryOf } from '../measuring/memory.ts';
import { RollcallReader, startRollcall } from '../measuring/rollcall-server.ts';

// Most garbage of the start is collected by then.
const idleMs = 1_000;

/** The start on a database that has its tables, and the memory of a server that has answered one request. */
export function rollcallStart(
  environment: BenchEnvironment,
  kind: DatabaseKind,
  { variant, entry }: { readonly variant?: string; readonly entry?: string } = {},
): Contender {
  const measure = async () => {
    const database = await kind.create(environment);
    await (await startRollcall(environment, database.url, entry)).stop();
    const server = await startRollcall(environment, database.url, entry);
    const reader = new RollcallReader(server);
    await reader.readText('/customers');
    await reader.close();
    await setTimeout(idleMs);
    const rssIdle = memoryOf(server.pid);
    await server.stop();
    await database.drop();
    return { startUp: server.startMs, rssIdle };
  };
  return { name: [`Rollcall, ${kind.name}, start`, ...(variant === undefined ? [] : [variant])].join(', '), measure };
}
