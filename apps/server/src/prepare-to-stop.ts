import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Composition } from './compose.js';

/**
 * Prepares the end of a server that does not listen yet.
 *
 * @param deadlineMs when requests that are still in flight are cut off. By default after 10 seconds, well before the 30
 * after which orchestrators kill.
 * @returns a function that ends it without losing an answer: no new connections, requests in flight finish, the other
 * connections are closed, then the database. It resolves with false where something had to be cut off.
 */
export function prepareToStop(
  server: Server,
  composition: Pick<Composition, 'startStopping' | 'close'>,
  deadlineMs = 10_000,
): () => Promise<boolean> {
  const connections = trackConnections(server);
  return async () => {
    composition.startStopping();
    const closed = new Promise((resolve) => server.close(resolve));
    // Node takes a connection that has never sent anything for a busy one; browsers open such in advance.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
    let finished = true;
    const deadline = setTimeout(() => {
      finished = false;
      server.closeAllConnections();
    }, deadlineMs);
    await closed;
    clearTimeout(deadline);
    await composition.close();
    return finished;
  };
}

function trackConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}
