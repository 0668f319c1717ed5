import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { closeConnection } from '../core/closed-connections.ts';

/** Maximum number of waiting requests per connection. */
const waitingMax = 16;

/**
 * Handles the requests of a connection one after the other, even if a client sends many without waiting for answers.
 * Node would start all of them at once: a few kilobytes of requests would fill the memory with unread answers, and a
 * request could overtake an earlier one. A connection with too many waiting requests is closed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
 */
export function oneAtATime(handle: RequestListener): RequestListener {
  const waitingBySocket = new WeakMap<Socket, (() => void)[]>();
  return (req, res) => {
    const { socket } = req;
    const waiting = waitingBySocket.get(socket) ?? [];
    const begin = () => {
      res.once('close', () => {
        const next = waiting.shift();
        // Requests of a closed connection must have no effect.
        if (next === undefined || !socket.writable) waitingBySocket.delete(socket);
        else next();
      });
      handle(req, res);
    };
    if (!waitingBySocket.has(socket)) {
      waitingBySocket.set(socket, waiting);
      begin();
    } else if (waiting.length < waitingMax) waiting.push(begin);
    else closeConnection(socket, 'the client has sent too many requests ahead');
  };
}
