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
  const timers = new WeakMap<Socket, NodeJS.Timeout>();
  return (socket, res) => {
    clearTimeout(timers.get(socket));
    // Before a request that has been waiting for its turn begins, and ends the time.
    res.prependOnceListener('close', () => {
      timers.set(socket, setTimeout(() => socket.destroy(), msMax).unref());
    });
  };
}
