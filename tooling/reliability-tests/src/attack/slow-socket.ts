import { connect, type Socket } from 'node:net';
import type { ServerProcess } from '../server/server-process.ts';

/** A client that holds a connection and hardly uses it. */
export interface SlowSocketKind {
  readonly name: string;
  /** What it sends at once. */
  readonly opening: (server: ServerProcess) => string;
  /** What it then sends once a second, if anything: always welcome, and never the last. */
  readonly trickle?: string;
  /** Takes what the server answers, or not. */
  readonly read: (socket: Socket) => void;
  /** How long the server may bear it. */
  readonly patienceMs: number;
}

const trickleMs = 1_000;

/**
 * Opens a slow socket and keeps it for as long as the server bears it.
 *
 * @returns when the server closed it, in milliseconds from its beginning; `undefined` where it did not in time.
 */
export async function bearSlowSocket(server: ServerProcess, kind: SlowSocketKind): Promise<number | undefined> {
  const openedAt = performance.now();
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  kind.read(socket);
  socket.write(kind.opening(server));
  const trickle = setInterval(() => kind.trickle && socket.write(kind.trickle), trickleMs);
  const isCut = await closesWithin(socket, kind.patienceMs);
  clearInterval(trickle);
  socket.destroy();
  return isCut ? performance.now() - openedAt : undefined;
}

function closesWithin(socket: Socket, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = setTimeout(() => resolve(false), patienceMs);
    socket.once('close', () => {
      clearTimeout(end);
      resolve(true);
    });
  });
}
