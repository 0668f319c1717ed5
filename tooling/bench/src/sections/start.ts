import { setTimeout } from 'node:timers/promises';
import type { DatabaseKind } from '../databases/database.ts';
import type { Contender } from '../measuring/alternate.ts';
import { memoryOf } from '../servers/child-server.ts';
import { RollcallReader, startRollcall } from '../servers/rollcall-server.ts';
import type { Lab } from '../test-environment.ts';

// The garbage of the start is mostly gone by then.
const idleMs = 1_000;

/** Start-up on a database that has its tables already, and the memory of a server that has answered one request. */
export function rollcallStart(lab: Lab, kind: DatabaseKind): Contender {
  const measure = async () => {
    const database = await kind.create(lab);
    await (await startRollcall(lab, database.url)).stop();
    const server = await startRollcall(lab, database.url);
    const reader = new RollcallReader(server);
    await reader.readText('/customers');
    await reader.close();
    await setTimeout(idleMs);
    const rssIdle = memoryOf(server.pid);
    await server.stop();
    await database.drop();
    return { startUp: server.startUpMs, rssIdle };
  };
  return { name: rollcallStartName(kind), measure };
}

export function rollcallStartName({ name }: DatabaseKind): string {
  return `Rollcall, ${name}, start`;
}
