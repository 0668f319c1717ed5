import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { noteClosing } from '../core/closed-connections.ts';

/** New connections are refused after this time without a request. */
const quietMs = 250;

/** A stopping server keeps accepting requests for at most this time. */
const drainMsMax = 5_000;

/**
 * Prepares the shutdown of a server that does not listen yet.
 *
 * @param deadlineMs time until requests in flight are cut off. Default 9 seconds, so that the shutdown takes less than
 * the 10 seconds after which some orchestrators kill.
 * @returns a function that stops the server without losing an answer: callers leave, new connections are refused,
 * requests in flight finish, idle connections are closed, then the database. It resolves with false if requests were cut
 * off.
 */
export function createGracefulShutdown(
  server: Server,
  app: { startStopping(): void; close(): Promise<void> },
  deadlineMs = 9_000,
): () => Promise<boolean> {
  const connections = trackConnections(server);
  const activity = countActivity(server);
  return async () => {
    app.startStopping();
    let finished = true;
    const deadline = setTimeout(() => {
      finished = false;
      for (const socket of connections) noteClosing(socket, 'the server was stopped');
      server.closeAllConnections();
    }, deadlineMs);
    await untilQuiet(activity);
    const closed = new Promise((resolve) => server.close(resolve));
    // Node treats a connection that has never sent anything as busy; browsers open such connections in advance.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
    await closed;
    clearTimeout(deadline);
    await app.close();
    return finished;
  };
}

/**
 * Waits until callers have left. If a connection is closed while a request is on its way, the caller cannot know whether
 * the request had an effect. So `/readyz` and `Connection: close` first tell callers to go elsewhere, and requests that
 * arrive until then are answered.
 */
async function untilQuiet(activity: () => number): Promise<void> {
  const drainUntil = performance.now() + drainMsMax;
  for (let before = -1; before !== activity() && performance.now() < drainUntil; ) {
    before = activity();
    await wait(quietMs);
    // Before this resolves, Node accepts the connections that arrived while this process was busy.
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
