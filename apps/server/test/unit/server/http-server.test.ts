import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { closingReasonOf } from '../../../src/core/closed-connections.ts';
import { StartError } from '../../../src/core/errors.ts';
import { createHttpServer, listen } from '../../../src/server/http-server.ts';

const services = { isStopping: () => false, newId: () => 'request-1' };
const answerOk: RequestListener = (_req, res) => void res.end('reached');

/** Sends bytes, and returns everything received until the server ends the connection. */
async function exchange(sent: string, app: RequestListener = answerOk): Promise<string> {
  const server = createHttpServer(app, services);
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  socket.write(sent);
  await once(socket, 'close');
  return received;
}

const body = (statusCode: number, code: string, message: string) =>
  JSON.stringify({ statusCode, message, code, meta: {}, data: null, errors: {}, issues: [] });
const notImplemented = '501 Not Implemented';
const invalid = body(400, 'malformed_request', 'The request is not valid HTTP/1.1');
const unknown = (method: string) =>
  body(501, 'method_not_implemented', `The server does not know the method ${method}`);
const noExpectation = body(417, 'malformed_request', 'The server knows no expectation but 100-continue');
const noCoding = body(501, 'malformed_request', 'The server knows no transfer coding but chunked');
const post = 'POST / HTTP/1.1\r\nHost: a\r\n';
const tooLarge = body(431, 'malformed_request', 'The URL and the headers are larger than 16384 bytes');

test.each([
  { given: 'no HTTP', sent: 'HELLO\r\n\r\n', status: '400 Bad Request', want: invalid },
  { given: 'no Host', sent: 'GET / HTTP/1.1\r\n\r\n', status: '400 Bad Request', want: invalid },
  {
    given: 'two Hosts',
    sent: 'GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  {
    given: 'two lengths',
    sent: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  {
    given: 'a length and chunks',
    sent: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  ...['the-unexpected', '100-continue, the-unexpected', '100-continued'].map((expectation) => ({
    given: `the expectation ${expectation}`,
    sent: `${post}Expect: ${expectation}\r\nContent-Length: 1\r\n\r\na`,
    status: '417 Expectation Failed',
    want: noExpectation,
  })),
  ...['gzip, chunked', 'canary,chunked', 'gzip\r\nTransfer-Encoding: chunked'].map((codings) => ({
    given: `the transfer codings ${codings}`,
    sent: `${post}Transfer-Encoding: ${codings}\r\n\r\n0\r\n\r\n`,
    status: notImplemented,
    want: noCoding,
  })),
  ...['gzip', 'identity', 'chunked, gzip', 'chunked, chunked', 'chunkedd'].map((codings) => ({
    given: `the transfer codings ${codings}, which do not end in chunks once`,
    sent: `${post}Transfer-Encoding: ${codings}\r\n\r\n0\r\n\r\n`,
    status: '400 Bad Request',
    want: invalid,
  })),
  {
    given: 'a header of 20 kB',
    sent: `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    status: '431 Request Header Fields Too Large',
    want: tooLarge,
  },
  {
    given: 'an unknown method',
    sent: 'FOO / HTTP/1.1\r\nHost: a\r\n\r\n',
    status: notImplemented,
    want: unknown('FOO'),
  },
  { given: 'small letters', sent: 'get / HTTP/1.1\r\nHost: a\r\n\r\n', status: notImplemented, want: unknown('get') },
  {
    given: 'the beginning of a known method and more',
    sent: 'GETX / HTTP/1.0\r\n\r\n',
    status: notImplemented,
    want: unknown('GETX'),
  },
  {
    given: 'a method of another protocol',
    sent: 'PLAY /a HTTP/1.1\r\nHost: a\r\n\r\n',
    status: notImplemented,
    want: unknown('PLAY'),
  },
  {
    given: 'the preface of HTTP/2',
    sent: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  {
    given: 'CONNECT',
    sent: 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n',
    status: notImplemented,
    want: unknown('CONNECT'),
  },
  {
    given: 'an unknown method after line breaks',
    sent: '\r\n\r\nFOO / HTTP/1.1\r\nHost: a\r\n\r\n',
    status: notImplemented,
    want: unknown('FOO'),
  },
  {
    given: 'a method that is no token',
    sent: 'F@O / HTTP/1.1\r\nHost: a\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  {
    given: 'a method of 65 letters',
    sent: `${'X'.repeat(65)} / HTTP/1.1\r\n\r\n`,
    status: '400 Bad Request',
    want: invalid,
  },
  { given: 'an unknown method without a version', sent: 'FOO /\r\n\r\n', status: '400 Bad Request', want: invalid },
  {
    given: 'an unknown protocol',
    sent: 'GET / HTP/1.1\r\nHost: a\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
  {
    given: 'a request line in place of a header',
    sent: 'GET / HTTP/1.1\r\nFOO / HTTP/1.1\r\n\r\n',
    status: '400 Bad Request',
    want: invalid,
  },
])('a malformed request with $given is answered in the envelope, with an id', async ({ sent, status, want }) => {
  const [head = '', text] = (await exchange(sent)).split('\r\n\r\n');
  const [statusLine, ...headers] = head.split('\r\n');
  expect({ statusLine, text }).toEqual({ statusLine: `HTTP/1.1 ${status}`, text: want });
  expect(headers.toSorted()).toEqual([
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(want)}`,
    'Content-Type: application/json',
    expect.stringMatching(/^Date: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/),
    'X-Request-Id: request-1',
    expect.stringMatching(/^content-security-policy: default-src 'self';/),
    'cross-origin-opener-policy: same-origin',
    'cross-origin-resource-policy: same-origin',
    'origin-agent-cluster: ?1',
    'referrer-policy: no-referrer',
    'x-content-type-options: nosniff',
    'x-dns-prefetch-control: off',
    'x-download-options: noopen',
    'x-frame-options: SAMEORIGIN',
    'x-permitted-cross-domain-policies: none',
    'x-xss-protection: 0',
  ]);
});

test('an expectation in HTTP/1.0 is ignored', async () => {
  for (const expectation of ['the-unexpected', '100-continue']) {
    const received = await exchange(`GET / HTTP/1.0\r\nExpect: ${expectation}\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1.1 200 OK.*reached$/s);
  }
});

test('a request in HTTP/1.0 needs no Host', async () => {
  expect(await exchange('GET / HTTP/1.0\r\n\r\n')).toContain('reached');
});

test('an unknown method and CONNECT are answered after all requests before them', async () => {
  const app: RequestListener = (req, res) => void setImmediate(() => res.end(`reached ${req.url} `));
  const requests = ['/1', '/2'].map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  for (const line of ['FOO / HTTP/1.1', 'CONNECT a:443 HTTP/1.1']) {
    const received = await exchange(`${requests.join('')}${line}\r\nHost: a\r\n\r\n`, app);
    expect(received).toMatch(/reached \/1 .*reached \/2 .*HTTP\/1.1 501 Not Implemented/s);
  }
});

test('malformed data is answered after all requests before it', async () => {
  const app: RequestListener = (req, res) => void setImmediate(() => res.end(`reached ${req.url} `));
  const requests = ['/1', '/2', '/3'].map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  const received = await exchange(`${requests.join('')}HELLO\r\n\r\n`, app);
  expect(received).toMatch(/reached \/1 .*reached \/2 .*reached \/3 .*HTTP\/1.1 400 Bad Request/s);
});

test('malformed data is answered even if it follows a request that was answered before its end', async () => {
  const server = createHttpServer((req, res) => {
    res.setHeader('Content-Length', 'reached'.length).write('reached');
    req.resume().once('end', () => res.end());
  }, services);
  const socket = await connectTo(server);
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
    if (received.endsWith('reached')) socket.write('bHELLO\r\n\r\n');
  });
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na');
  await once(socket, 'close');
  expect(received).toMatch(/reached.*HTTP\/1.1 400 Bad Request/s);
});

test('a request to upgrade is answered like others, and the connection ends', async () => {
  const sent = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
  expect(await exchange(sent)).toMatch(/^HTTP\/1.1 200 OK.*Connection: close.*reached$/s);
});

test('an answer to malformed data is never written into another answer', async () => {
  const begin: RequestListener = (_req, res) => void res.write('begun');
  const sent = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n';
  const received = await exchange(sent, begin);
  expect(received).not.toContain('malformed_request');
});

test('the server limits the time of slow clients', () => {
  const server = createHttpServer(answerOk, services);
  expect(server).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    timeout: 60_000,
  });
});

test('a client that does not read its answer is disconnected', async () => {
  const server = createHttpServer((_req, res) => void res.end(Buffer.alloc(50_000_000)), services);
  server.setTimeout(200);
  const cut = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
  const socket = await connectTo(server);
  socket.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await cut;
  socket.destroy();
});

test('a client that stops reading cannot keep its connection by sending line breaks', async () => {
  const large = Buffer.alloc(16_000_000);
  const server = createHttpServer((_req, res) => void res.end(large), services);
  server.setTimeout(500);
  const cut = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
  const socket = await connectTo(server);
  let received = 0;
  // It reads one answer, and the start of the next one.
  socket.on('data', (chunk) => {
    received += chunk.length;
    if (received > large.length) socket.pause();
  });
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2));
  const trickle = setInterval(() => socket.write('\r\n'), 50);
  await cut;
  clearInterval(trickle);
  socket.destroy();
});

test('a client that has its answer cannot keep its connection by sending line breaks', async () => {
  const server = createHttpServer(answerOk, services, { nextRequestMsMax: 500 });
  const socket = await connectTo(server);
  socket.resume().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const trickle = setInterval(() => socket.write('\r\n'), 50);
  // Not `once` of events, which rejects if a line break meets the closed connection.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(trickle);
});

test('the limit for the next request does not apply while requests are answered', async () => {
  const answerSlowly: RequestListener = (_req, res) => void setTimeout(() => res.end('reached'), 300);
  const server = createHttpServer(answerSlowly, services, { nextRequestMsMax: 200 });
  const socket = await connectTo(server);
  const requests = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3);
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  socket.write(requests);
  await once(socket, 'close');
  expect(received.match(/reached/g)).toHaveLength(3);
});

test('a server that works on a complete request does not disconnect its silent client', async () => {
  const answerSlowly: RequestListener = (_req, res) => void setTimeout(() => res.end('reached'), 400);
  const server = createHttpServer(answerSlowly, services);
  server.setTimeout(100);
  const socket = await connectTo(server);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  let received = '';
  for await (const chunk of socket) received += chunk;
  expect(received).toContain('reached');
});

test('a client that falls silent within its request is disconnected, with a reason for the log', async () => {
  const server = createHttpServer(() => {}, services);
  server.setTimeout(100);
  const accepted = once(server, 'connection');
  const socket = await connectTo(server);
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na');
  await once(socket.resume(), 'close');
  const [connection] = (await accepted) as [Socket];
  expect(closingReasonOf(connection)).toBe('there was no traffic for too long');
});

test('a client that reads its answer byte by byte is disconnected', async () => {
  const answerLarge: RequestListener = (_req, res) => void res.end(Buffer.alloc(50_000_000));
  const server = createHttpServer(answerLarge, services, { answerMsMax: 500 });
  const cut = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
  const socket = await connectTo(server);
  socket.once('readable', () => {}).write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const reading = setInterval(() => socket.read(1), 20);
  await cut;
  clearInterval(reading);
  socket.destroy();
});

test('connections beyond the maximum are closed, until another one ends', async () => {
  const server = createHttpServer(answerOk, services, { connectionsMax: 1 });
  const first = await connectTo(server);
  const second = await connectTo(server);
  await once(second, 'close');
  first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(String((await once(first, 'data'))[0])).toContain('200 OK');
  first.destroy();
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0);
  const third = await connectTo(server);
  third.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(String((await once(third, 'data'))[0])).toContain('200 OK');
  third.destroy();
});

/** Opens a connection; the first one starts the server. */
async function connectTo(server: Server): Promise<Socket> {
  if (!server.listening) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
  }
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  // A connection that is closed at once may end with a reset.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

test('the server reads from a client only after it has received its answer', async () => {
  const large = Buffer.alloc(16_000_000, 'a');
  const answerLarge: RequestListener = (_req, res) => void res.setHeader('Content-Length', large.length).end(large);
  const server = createHttpServer(answerLarge, services);
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [accepted] = (await once(server, 'connection')) as [Socket];
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(accepted, 'pause');
  client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  let received = 0;
  for await (const chunk of client) received += chunk.length;
  expect(received).toBeGreaterThan(2 * large.length);
});

function newServer() {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

test('port 0 picks a free port', async () => {
  const { address, port } = await listen(newServer(), { host: '127.0.0.1', port: 0 });
  expect(address).toBe('127.0.0.1');
  expect(port).toBeGreaterThan(0);
});

test('a port in use is reported in one sentence', async () => {
  const { port } = await listen(newServer(), { host: '127.0.0.1', port: 0 });
  const want = `Port ${port} of 127.0.0.1 is in use by another process: stop it, or set PORT to another port, or to 0 for any free one.`;
  await expect(listen(newServer(), { host: '127.0.0.1', port })).rejects.toThrow(new StartError(want));
});

test('a host that is not of this machine is reported in one sentence', async () => {
  // An address that is reserved for documentation.
  const listening = listen(newServer(), { host: '192.0.2.1', port: 0 });
  await expect(listening).rejects.toThrow(/^The server cannot listen on port 0 of 192\.0\.2\.1: .*\.$/);
});
