import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { oneAtATime } from '../../../src/server/pipelining.ts';

async function connectTo(handle: RequestListener): Promise<{ socket: Socket; received: () => string }> {
  const server = createServer(oneAtATime(handle)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  return { socket, received: () => received };
}

const requests = (...paths: string[]) => paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');

test('pipelined requests are handled one after the other', async () => {
  const steps: string[] = [];
  const { socket, received } = await connectTo((req, res) => {
    steps.push(`begin ${req.url}`);
    setImmediate(() => {
      steps.push(`end ${req.url}`);
      if (req.url === '/3') res.setHeader('Connection', 'close');
      res.end(`answer ${req.url}`);
    });
  });
  socket.write(requests('/1', '/2', '/3'));
  await once(socket, 'close');
  expect(steps).toEqual(['begin /1', 'end /1', 'begin /2', 'end /2', 'begin /3', 'end /3']);
  expect(received().match(/answer \/\d/g)).toEqual(['answer /1', 'answer /2', 'answer /3']);
});

test('a client that pipelines more requests than may wait gets all answers, in order', async () => {
  const paths = Array.from({ length: 3_000 }, (_, index) => `/${index}-${'x'.repeat(300)}`);
  let waitsMax = 0;
  let read = 0;
  const { socket, received } = await connectTo((req, res) => {
    waitsMax = Math.max(waitsMax, req.socket.bytesRead - read);
    read += requests(req.url ?? '').length;
    if (req.url === paths.at(-1)) res.setHeader('Connection', 'close');
    setImmediate(() => res.end(`answer ${req.url?.split('-')[0]} `));
  });
  socket.write(requests(...paths));
  await once(socket, 'close');
  expect(received().match(/answer \/\d+/g)).toEqual(paths.map((path) => `answer ${path.split('-')[0]}`));
  // Of a megabyte, the server has never read ahead more than one read.
  expect(waitsMax).toBeLessThan(100_000);
});

test('bodies of pipelined requests arrive, although the connection is paused between them', async () => {
  const count = 200;
  const bodies: string[] = [];
  const { socket } = await connectTo(async (req, res) => {
    let body = '';
    for await (const chunk of req.setEncoding('utf8')) body += chunk;
    bodies.push(`${req.url} ${body.length}`);
    if (bodies.length === count) res.setHeader('Connection', 'close');
    res.end();
  });
  const body = 'x'.repeat(5_000);
  const head = (path: number) => `POST /${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`;
  socket.write(Array.from({ length: count }, (_, index) => head(index) + body).join(''));
  await once(socket, 'close');
  expect(bodies).toEqual(Array.from({ length: count }, (_, index) => `/${index} 5000`));
});

test('a client that pipelines more requests in one read than can be kept is disconnected', async () => {
  let handled = 0;
  const { socket } = await connectTo(() => {
    handled += 1;
  });
  const closed = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve));
  socket.write(requests(...Array.from({ length: 3_000 }, (_, index) => `/${index}`)));
  await closed;
  expect(handled).toBe(1);
});

test('waiting requests of a disconnected client are not handled', async () => {
  const handled: (string | undefined)[] = [];
  const { socket } = await connectTo((req, res) => {
    handled.push(req.url);
    res.once('close', () => socket.emit('server has noticed'));
    socket.destroy();
  });
  socket.write(requests('/1', '/2'));
  await once(socket, 'server has noticed');
  expect(handled).toEqual(['/1']);
});
