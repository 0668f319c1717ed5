import { setInterval } from 'node:timers/promises';
import type { ServerMemory, ServerProcess } from './server-process.ts';

/** Looks at the memory of a server at intervals, each time after a garbage collection. */
export async function sampleMemory(
  server: ServerProcess,
  { forMs, everyMs }: { readonly forMs: number; readonly everyMs: number },
): Promise<ServerMemory[]> {
  const samples: ServerMemory[] = [];
  for await (const _ of setInterval(everyMs)) {
    samples.push(await server.memory());
    if (samples.length * everyMs >= forMs) break;
  }
  return samples;
}
