import { request } from 'undici';
import type { ChildServer } from './child-server.js';

/** The 99th percentile of the server's event-loop delay since this was last asked for, in milliseconds. */
export async function loopDelayP99(server: ChildServer): Promise<number> {
  const { body } = await request(new URL('/metrics', server.url));
  const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(await body.text()) ?? [];
  return Number(seconds) * 1000;
}
