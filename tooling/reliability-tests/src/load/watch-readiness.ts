import { setInterval } from 'node:timers/promises';
import { Caller } from '../http/caller.ts';
import type { ServerProcess } from '../server/server-process.ts';

/** Often, for a balancer: so that an experiment need not wait as long as one. */
const pollMs = 20;

/** Looks at `/readyz` as a balancer does, until the server is not ready for the first time. */
export function watchReadiness(server: ServerProcess): { isReady(): boolean } {
  const caller = new Caller({ ...server, basePath: '' });
  let ready = true;
  const watch = async () => {
    for await (const _ of setInterval(pollMs, undefined, { ref: false })) {
      ready = await caller.call({ method: 'GET', path: '/readyz' }).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (!ready) return caller.close();
    }
  };
  void watch();
  return { isReady: () => ready };
}
