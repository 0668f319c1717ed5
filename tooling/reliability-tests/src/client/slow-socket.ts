import { connect, type Socket } from 'node:net';
import type { RollcallServer } from '../rollcall-server.ts';

/** A kind of client that holds a connection and hardly uses it. */
export interface SlowSocketKind {
  readonly name: string;
  /** Sent at once. */
  readonly opening: (server: RollcallServer) => string;
  /** Sent once a second after that. It never completes a request. */
  readonly trickle?: string;
  /** How it reads the server's answers, if at all. */
  readonly read: (socket: Socket) => void;
  /** How long the server may keep the connection, in milliseconds. */
  readonly patienceMs: number;
}

const trickleMs = 1_000;

/**
 * Opens a slow socket and holds it until the server closes it.
 *
 * @returns after how many milliseconds the server closed it; `undefined` if it did not close it in time.
 */
export async function holdSlowSocket(server: RollcallServer, kind: SlowSocketKind): Promise<number | undefined> {
  const openedAt = performance.now();
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  kind.read(socket);
  socket.write(kind.opening(server));
  const trickle = setInterval(() => kind.trickle && socket.write(kind.trickle), trickleMs);
  const isClosed = await closesWithin(socket, kind.patienceMs);
  clearInterval(trickle);
  socket.destroy();
  return isClosed ? performance.now() - openedAt : undefined;
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

const head = ({ apiKey, basePath }: RollcallServer, request: string, ...headers: string[]) => {
  const [method = '', path = ''] = request.split(' ');
  return [`${method} ${basePath}${path} HTTP/1.1`, 'Host: 127.0.0.1', `x-api-key: ${apiKey}`, ...headers].join('\r\n');
};

const all = (socket: Socket) => void socket.resume();
const nothing = () => {};

/** Reads a little more than one answer. */
const beginning = (socket: Socket) => {
  let left = 3_000_000;
  socket.on('data', (chunk) => {
    left -= chunk.byteLength;
    if (left < 0) socket.pause();
  });
};

const crumbs = (socket: Socket) => {
  socket.on('readable', nothing);
  const reading = setInterval(() => socket.read(100), 1_000);
  socket.once('close', () => clearInterval(reading));
};

/** They never finish their headers. The server closes them after 10 seconds and checks once a second. */
export const slowHeads: readonly SlowSocketKind[] = [
  { name: 'says nothing', opening: () => '', read: all, patienceMs: 15_000 },
  {
    name: 'trickles headers',
    opening: (server) => `${head(server, 'GET /customers')}\r\nX-Slow: `,
    trickle: 'a',
    read: all,
    patienceMs: 15_000,
  },
];

/** Requests more than the system buffers, by the largest answer that needs no key. */
const demanding = {
  opening: () => 'GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(30),
  // Allowed between two requests. While there are unread bytes, only a write reports that the connection is closed.
  trickle: '\r\n',
  patienceMs: 150_000,
};

/** They never finish their bodies. The server closes them after 30 seconds. */
export const slowBodies: readonly SlowSocketKind[] = [
  {
    name: 'trickles a body',
    opening: (server) =>
      `${head(server, 'POST /customers', 'Content-Type: application/json', 'Content-Length: 1000000')}\r\n\r\n`,
    trickle: 'a',
    read: all,
    patienceMs: 35_000,
  },
  {
    name: 'trickles a body without a key',
    opening: ({ basePath }) => `POST ${basePath}/customers HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n`,
    trickle: 'a',
    read: all,
    patienceMs: 35_000,
  },
];

/** They do not read an answer. The server closes them after 90 seconds, or later if they have read a part of it. */
export const slowReaders: readonly SlowSocketKind[] = [
  { name: 'never reads', ...demanding, read: nothing },
  { name: 'reads one answer and no more', ...demanding, read: beginning },
  { name: 'reads a little now and then', ...demanding, read: crumbs },
];

/** Requests far more than it reads, all at once. The server closes it at once. */
export const flood: SlowSocketKind = {
  name: 'sends requests without end and never reads',
  opening: () => 'GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3_000),
  read: nothing,
  patienceMs: 15_000,
};
