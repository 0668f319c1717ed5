import type { ChildServer } from './child-server.ts';
import { metricOf } from './metric-of.ts';

/** The 99th percentile of the server's event-loop delay since this was last asked for, in milliseconds. */
export async function loopDelayP99(server: ChildServer): Promise<number> {
  return (await metricOf(server, 'nodejs_eventloop_lag_p99_seconds')) * 1000;
}
