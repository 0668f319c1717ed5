import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { PrivateAddresses } from '../../../src/events/webhook-url.ts';
import type { Resolve } from '../../../src/webhooks/http/guarded-lookup.ts';
import { HttpSender } from '../../../src/webhooks/http/http-sender.ts';
import { startReceiver } from '../../support/webhook-receiver.ts';

interface SenderSettings {
  readonly allowPrivate?: PrivateAddresses;
  readonly timeLimitMs?: number;
  readonly resolve?: Resolve;
}

function sendTo(url: string, settings: SenderSettings = {}) {
  const sender = new HttpSender({ allowPrivate: 'loopback', timeLimitMs: 10_000, ...settings });
  onTestFinished(() => sender.close());
  return sender.send({ url, headers: { 'webhook-id': 'e' }, body: '{}', signal: new AbortController().signal });
}

async function listen(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onConnection(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a status of success has no error, and the beginning of the response', async () => {
  const receiver = await startReceiver((_req, res) => res.writeHead(201).end('thanks'));
  expect(await sendTo(receiver.url)).toMatchObject({ statusCode: 201, error: null, responseBody: 'thanks' });
  expect(receiver.received).toMatchObject([{ method: 'POST', path: '/hook', body: '{}' }]);
});

test.each([
  { given: 302, want: 'The response has the status 302; redirects are not followed.' },
  { given: 404, want: 'The response has the status 404.' },
  { given: 500, want: 'The response has the status 500.' },
])('the status $given is a failure', async ({ given, want }) => {
  const elsewhere = await startReceiver();
  const receiver = await startReceiver((_req, res) => res.writeHead(given, { Location: elsewhere.url }).end());
  expect(await sendTo(receiver.url)).toMatchObject({ statusCode: given, error: want });
  expect(elsewhere.received).toEqual([]);
});

test('a response is cut to 2,048 characters, and U+0000 is left out', async () => {
  const body = `\0${'€'.repeat(2_047)}🎉${'x'.repeat(100_000)}`;
  const receiver = await startReceiver((_req, res) => res.end(body));
  const { responseBody } = await sendTo(receiver.url);
  expect(responseBody).toBe(`${'€'.repeat(2_047)}🎉`);
});

test('a response that never ends is cut off, and its status counts', async () => {
  const receiver = await startReceiver((_req, res) => {
    const write = () => res.write('x'.repeat(10_000), () => res.writable && write());
    write();
  });
  expect(await sendTo(receiver.url)).toMatchObject({ statusCode: 200, error: null });
});

const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';

test.each<{ given: string; onConnection: (socket: Socket) => void }>([
  { given: 'says nothing', onConnection: () => {} },
  { given: 'sends half of a head', onConnection: (socket) => socket.write(head.slice(0, 20)) },
  { given: 'sends no body after the head', onConnection: (socket) => socket.write(head) },
  {
    given: 'sends one byte after another',
    onConnection: (socket) => {
      socket.write(head);
      const timer = setInterval(() => socket.write('x'), 10);
      socket.once('close', () => clearInterval(timer));
    },
  },
])(
  'an endpoint that $given has failed after the time limit, and its connection is closed',
  async ({ onConnection }) => {
    const closed: Promise<unknown>[] = [];
    const url = await listen((socket) => {
      // A reset closes it as well, and would reject `once`.
      closed.push(
        new Promise((resolve) =>
          socket
            .resume()
            .on('error', () => {})
            .on('close', resolve),
        ),
      );
      onConnection(socket);
    });
    const want = 'There was no response within 0.1 seconds.';
    expect(await sendTo(url, { timeLimitMs: 100 })).toMatchObject({
      statusCode: null,
      error: want,
      responseBody: null,
    });
    await Promise.all(closed);
  },
);

test('an endpoint that closes the connection, refuses it, or speaks another protocol has failed', async () => {
  const resetting = await listen((socket) => socket.on('data', () => socket.resetAndDestroy()));
  const talking = await listen((socket) => socket.end('SSH-2.0\r\n\r\n'));
  const closed = await listen(() => {});
  const refusing = closed.replace(/:\d+/, ':1');
  expect((await sendTo(resetting)).error).toBe('The connection was closed before there was a response.');
  expect((await sendTo(talking)).error).toBe('The response is not valid HTTP.');
  expect((await sendTo(refusing)).error).toBe('The connection was refused.');
});

test('a request on an idle connection that the endpoint closes meanwhile is sent again on a new one', async () => {
  let connections = 0;
  const url = await listen((socket) => {
    connections += 1;
    const isFirst = connections === 1;
    let requests = 0;
    socket.on('data', () => {
      requests += 1;
      if (isFirst && requests > 1) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
  });
  const sender = new HttpSender({ allowPrivate: 'loopback', timeLimitMs: 10_000 });
  onTestFinished(() => sender.close());
  const request = { url, headers: {}, body: '{}', signal: new AbortController().signal };
  expect(await sender.send(request)).toMatchObject({ statusCode: 204 });
  expect(await sender.send(request)).toMatchObject({ statusCode: 204 });
  expect(connections).toBe(2);
});

const forbidden = 'The URL leads to an address that webhooks are not sent to.';

test('a URL with a private address gets no connection', async () => {
  const receiver = await startReceiver();
  expect(await sendTo(receiver.url, { allowPrivate: 'false' })).toMatchObject({ error: forbidden, statusCode: null });
  expect(await sendTo('https://127.0.0.1/', { allowPrivate: 'false' })).toMatchObject({ error: forbidden });
  expect(receiver.received).toEqual([]);
});

test.each([
  { given: ['127.0.0.1'] },
  { given: ['93.184.216.34', '10.0.0.1'] },
  { given: ['169.254.169.254', '93.184.216.34'] },
  { given: ['::ffff:10.0.0.1'] },
  { given: ['fd00::1', '2606:2800:220:1::1'] },
  { given: [] },
])('a name with the addresses $given gets no connection', async ({ given }) => {
  const resolve: Resolve = async () => given.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  expect(await sendTo('https://name.example/', { allowPrivate: 'false', resolve })).toMatchObject({ error: forbidden });
});

test('the connection goes to the address that was checked, whatever the name leads to a moment later', async () => {
  const receiver = await startReceiver();
  const port = new URL(receiver.url).port;
  const answers = ['127.0.0.1', '10.0.0.1', '10.0.0.1'];
  let lookups = 0;
  const resolve: Resolve = async () => [{ address: answers[lookups++] ?? '10.0.0.1', family: 4 }];
  const sender = new HttpSender({ allowPrivate: 'loopback', timeLimitMs: 10_000, resolve });
  onTestFinished(() => sender.close());
  const request = { headers: {}, body: '{}', signal: new AbortController().signal };
  expect(await sender.send({ ...request, url: `http://changing.example:${port}/` })).toMatchObject({ statusCode: 200 });
  expect(lookups).toBe(1);
  // Another connection needs another look-up.
  expect(await sender.send({ ...request, url: `http://changing.example:1/` })).toMatchObject({ error: forbidden });
  expect(receiver.received).toHaveLength(1);
});

test('a name that does not exist, and one without a valid certificate, are failures', async () => {
  const resolve: Resolve = async () => {
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  };
  const unknown = await sendTo('https://name.example/', { resolve });
  expect(unknown).toMatchObject({ error: 'The host name could not be resolved.' });
  const plain = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  const { error } = await sendTo(plain.replace('http:', 'https:'));
  expect(error).toMatch(/^The TLS connection failed/);
});
