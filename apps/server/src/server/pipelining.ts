import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { closeConnection } from '../core/closed-connections.ts';

/** From this number of waiting requests on, nothing more is read from their connection. */
const waitingMax = 16;

/** Further requests that the last read of a connection has brought: it is 64 KiB long, and a request with a key 110 bytes. */
const surplusMax = 600;

/** The same over all connections, so that they cannot fill the memory together. */
const surplusMaxOfAll = 5_000;

type Waiting = (() => void)[];

/**
 * Handles the requests of a connection one after the other, even if a client sends many without waiting for answers.
 * Node would start all of them at once: a few kilobytes of requests would fill the memory with unread answers, and a
 * request could overtake an earlier one. While many wait, nothing more is read from the connection. It is closed only if
 * what has been read already is too much to keep.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
 */
export function oneAtATime(handle: RequestListener): RequestListener {
  const waitingBySocket = new WeakMap<Socket, Waiting>();
  const busy = new WeakSet<Socket>();
  let surplusOfAll = 0;

  const accept = (socket: Socket): Waiting => {
    const waiting: Waiting = [];
    waitingBySocket.set(socket, waiting);
    // Node resumes a connection whenever a body is read.
    socket.on('resume', () => {
      if (waiting.length >= waitingMax) socket.pause();
    });
    socket.once('close', () => {
      surplusOfAll -= surplusOf(waiting);
      // Requests of a closed connection must have no effect.
      waiting.length = 0;
    });
    return waiting;
  };
  const add = (socket: Socket, waiting: Waiting, begin: () => void) => {
    if (surplusOf(waiting) >= surplusMax || surplusOfAll >= surplusMaxOfAll) {
      closeConnection(socket, 'the client has sent too many requests ahead');
      return;
    }
    waiting.push(begin);
    if (waiting.length > waitingMax) surplusOfAll += 1;
    if (waiting.length >= waitingMax) socket.pause();
  };
  const next = (socket: Socket, waiting: Waiting) => {
    if (waiting.length > waitingMax) surplusOfAll -= 1;
    const begin = waiting.shift();
    if (begin === undefined || !socket.writable) return void busy.delete(socket);
    if (waiting.length === waitingMax - 1) socket.resume();
    begin();
  };
  return (req, res) => {
    const { socket } = req;
    const waiting = waitingBySocket.get(socket) ?? accept(socket);
    const begin = () => {
      busy.add(socket);
      res.on('close', () => next(socket, waiting));
      handle(req, res);
    };
    if (busy.has(socket)) add(socket, waiting, begin);
    else begin();
  };
}

function surplusOf(waiting: Waiting): number {
  return Math.max(0, waiting.length - waitingMax);
}
