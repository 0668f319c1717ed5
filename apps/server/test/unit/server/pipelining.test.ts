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

test('a client with too many pipelined requests is disconnected', async () => {
  let handled = 0;
  const { socket } = await connectTo(() => {
    handled += 1;
  });
  socket.write(requests(...Array.from({ length: 100 }, (_, index) => `/${index}`)));
  await once(socket, 'close');
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
