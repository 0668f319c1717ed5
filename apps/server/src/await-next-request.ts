import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes a connection on which no further request comes in time. The server's own `keepAliveTimeout` begins again with
 * every byte, and line breaks may stand between two requests: with them a client could hold a connection for ever.
 *
 * @param msMax from the end of an answer until the headers of the next request are there, in milliseconds.
 * @returns to be called with each request, before it is handled.
 */
export function awaitNextRequest(msMax: number): (socket: Socket, res: ServerResponse) => void {
  const timers = new WeakMap<Socket, NodeJS.Timeout | undefined>();
  const stop = (socket: Socket) => clearTimeout(timers.get(socket));
  return (socket, res) => {
    // A timer would keep a closed connection in memory.
    if (timers.has(socket)) stop(socket);
    else socket.once('close', () => stop(socket));
    timers.set(socket, undefined);
    // Before a request that has been waiting for its turn begins, and ends the time.
    res.prependOnceListener('close', () => {
      if (!socket.destroyed) timers.set(socket, setTimeout(() => socket.destroy(), msMax).unref());
    });
  };
}
