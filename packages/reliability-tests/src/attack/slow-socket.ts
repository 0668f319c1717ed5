import { connect, type Socket } from 'node:net';
import type { ServerProcess } from '../server/server-process.js';

/** A client that holds a connection and hardly uses it. */
export interface SlowSocketKind {
  readonly name: string;
  /** What it sends at once. */
  readonly opening: (server: ServerProcess) => string;
  /** What it then sends once a second, if anything: always welcome, and never the last. */
  readonly trickle?: string;
  /** Whether it takes what the server answers. */
  readonly reads: boolean;
  /** How long the server may bear it. */
  readonly patienceMs: number;
}

export interface SlowSocket {
  readonly kind: SlowSocketKind;
  /** From its beginning until the server closed it, in milliseconds; `undefined` where it did not while it was borne. */
  readonly cutAfter: Promise<number | undefined>;
}

const trickleMs = 1_000;

export function openSlowSocket(server: ServerProcess, kind: SlowSocketKind): SlowSocket {
  const openedAt = performance.now();
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  if (kind.reads) socket.resume();
  socket.write(kind.opening(server));
  const trickle = setInterval(() => kind.trickle && socket.write(kind.trickle), trickleMs);
  return {
    kind,
    cutAfter: cut(socket, kind.patienceMs)
      .finally(() => clearInterval(trickle))
      .then(elapsed),
  };

  function elapsed(isCut: boolean): number | undefined {
    return isCut ? performance.now() - openedAt : undefined;
  }
}

/** Whether the server closes the connection in time. */
function cut(socket: Socket, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = setTimeout(() => resolve(false), patienceMs);
    socket.once('close', () => {
      clearTimeout(end);
      resolve(true);
    });
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
