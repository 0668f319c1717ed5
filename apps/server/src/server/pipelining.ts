import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** How many requests of a connection may wait for their turn. */
const waitingMax = 16;

/**
 * Handles the requests of a connection one after the other, although a client may send many without waiting for
 * answers. Node hands on all of them at once: a few kilobytes of requests would fill the memory with answers that
 * nobody takes, and a request could overtake the one before it. A connection with too many of them is closed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
 */
export function oneAtATime(handle: RequestListener): RequestListener {
  const turns = new WeakMap<Socket, (() => void)[]>();
  return (req, res) => {
    const { socket } = req;
    const waiting = turns.get(socket) ?? [];
    const begin = () => {
      res.once('close', () => {
        const next = waiting.shift();
        // Nobody is left to answer to, so nothing may be done for them any more.
        if (next === undefined || !socket.writable) turns.delete(socket);
        else next();
      });
      handle(req, res);
    };
    if (!turns.has(socket)) {
      turns.set(socket, waiting);
      begin();
    } else if (waiting.length < waitingMax) waiting.push(begin);
    else socket.destroy();
  };
}
