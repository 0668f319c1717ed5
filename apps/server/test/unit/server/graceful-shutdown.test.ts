import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGracefulShutdown } from '../../../src/server/graceful-shutdown.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';

/** A server whose answers the test sends, and which records its shutdown in `steps`. */
async function startServer(deadlineMs?: number) {
  const steps: string[] = [];
  const responses: ServerResponse[] = [];
  const services = { isStopping: () => steps.includes('stopping'), newId: () => 'request-1' };
  const server = createHttpServer((_req, res) => void responses.push(res), services);
  // Long enough that waiting for it would fail the test.
  server.keepAliveTimeout = 60_000;
  const app = {
    startStopping: () => void steps.push('stopping'),
    close: async () => void steps.push('closed'),
  };
  const stop = createGracefulShutdown(server, app, deadlineMs);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, stop, steps, responses, port };
}

/** A request on a keep-alive connection. */
async function beginRequest({ server, port }: { server: NodeJS.EventEmitter; port: number }) {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const request = get({ port, host: '127.0.0.1', agent });
  await once(server, 'request');
  return request;
}

test('a shutdown first ends readiness, then answers the request in flight, then closes the database', async () => {
  const started = await startServer();
  const request = await beginRequest(started);
  const stopped = started.stop();
  expect(started.steps).toEqual(['stopping']);
  started.responses[0]?.end('answer');
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  response.resume();
  expect(await stopped).toBe(true);
  expect(started.steps).toEqual(['stopping', 'closed']);
});

test('a shutdown cuts off a hanging request at the deadline, and still closes the database', async () => {
  const started = await startServer(20);
  const request = await beginRequest(started);
  const failed = once(request, 'error');
  expect(await started.stop()).toBe(false);
  expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  expect(started.steps).toEqual(['stopping', 'closed']);
});

test('a request at the beginning of a shutdown is answered, and a later one is refused', async () => {
  const started = await startServer();
  const stopped = started.stop();
  const request = await beginRequest(started);
  started.responses[0]?.end('answer');
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  expect(await stopped).toBe(true);
  const late = get({ port: started.port, host: '127.0.0.1' });
  expect(await once(late, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
});

test('idle connections do not delay a shutdown', async () => {
  const started = await startServer();
  const request = await beginRequest(started);
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  started.responses[0]?.end('answer');
  const [used] = await answered;
  used.resume();
  await once(used, 'end');
  const unused = connect(started.port, '127.0.0.1');
  await once(started.server, 'connection');
  const closed = once(unused, 'close');
  expect(await started.stop()).toBe(true);
  await closed;
});
