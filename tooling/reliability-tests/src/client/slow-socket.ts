import { connect, type Socket } from 'node:net';
import type { ServerProcess } from '../server-process.ts';

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

const head = ({ apiKey, basePath }: ServerProcess, request: string, ...headers: string[]) => {
  const [method = '', path = ''] = request.split(' ');
  return [`${method} ${basePath}${path} HTTP/1.1`, 'Host: 127.0.0.1', `x-api-key: ${apiKey}`, ...headers].join('\r\n');
};

const all = (socket: Socket) => void socket.resume();
const nothing = () => {};

/** A little more than one answer to those who are demanding. */
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

/** They never finish their headers. Cut after 10 seconds, looked for once a second. */
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

/** Asks for more than the system buffers, with the largest answer that needs no key. */
const demanding = {
  opening: () => 'GET /docs HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(10),
  // What may stand between two requests. Only whoever writes is told that the connection is closed while there is
  // something left to read.
  trickle: '\r\n',
  patienceMs: 150_000,
};

/** They never finish their bodies. Cut after 30 seconds. */
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

/** They do not take an answer. Cut after 90 seconds, or later where a part of it was taken in the meantime. */
export const slowReaders: readonly SlowSocketKind[] = [
  { name: 'never reads', ...demanding, read: nothing },
  { name: 'reads one answer and no more', ...demanding, read: beginning },
  { name: 'reads a little now and then', ...demanding, read: crumbs },
];

/** Asks for far more than it takes, all at once, and is cut at once. */
export const flood: SlowSocketKind = {
  name: 'asks without end and never reads',
  opening: () => 'GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000),
  read: nothing,
  patienceMs: 15_000,
};
