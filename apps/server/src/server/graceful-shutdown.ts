import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Composition } from '../compose.ts';

/** How long nobody may have asked for anything before new connections are refused. */
const quietMs = 250;

/** How long a stopping server goes on for callers who do not notice that it stops. */
const drainMsMax = 5_000;

/**
 * Prepares the end of a server that does not listen yet.
 *
 * @param deadlineMs when requests that are still in flight are cut off. By default after 9 seconds, so that all is over
 * after 10, well before the 30 after which orchestrators kill.
 * @returns a function that ends it without losing an answer: callers leave, no new connections, requests in flight
 * finish, the other connections are closed, then the database. It resolves with false where something had to be cut off.
 */
export function prepareToStop(
  server: Server,
  composition: Pick<Composition, 'startStopping' | 'close'>,
  deadlineMs = 9_000,
): () => Promise<boolean> {
  const connections = trackConnections(server);
  const activity = countActivity(server);
  return async () => {
    composition.startStopping();
    let finished = true;
    const deadline = setTimeout(() => {
      finished = false;
      server.closeAllConnections();
    }, deadlineMs);
    await untilQuiet(activity);
    const closed = new Promise((resolve) => server.close(resolve));
    // Node takes a connection that has never sent anything for a busy one; browsers open such in advance.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
    await closed;
    clearTimeout(deadline);
    await composition.close();
    return finished;
  };
}

/**
 * Waits until callers have left. A connection that is closed while a request is on its way is reset, and its caller
 * cannot know what became of it. So first `/readyz` and `Connection: close` tell callers to go elsewhere, and whoever
 * asks until then is still answered.
 */
async function untilQuiet(activity: () => number): Promise<void> {
  const drainUntil = performance.now() + drainMsMax;
  for (let before = -1; before !== activity() && performance.now() < drainUntil; ) {
    before = activity();
    await wait(quietMs);
    // What has arrived while this process was busy is accepted before this resolves.
    await setImmediate();
  }
}

/** Counts connections and requests. */
function countActivity(server: Server): () => number {
  let count = 0;
  const add = () => {
    count += 1;
  };
  server.on('connection', add).on('request', add);
  return () => count;
}

function trackConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}
