import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../src/listen.ts';
import { StartError } from '../src/start-error.ts';

function newServer() {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

test('port 0 picks a free one', async () => {
  const { address, port } = await listen(newServer(), { host: '127.0.0.1', port: 0 });
  expect(address).toBe('127.0.0.1');
  expect(port).toBeGreaterThan(0);
});

test('a port that is taken is told with one sentence', async () => {
  const { port } = await listen(newServer(), { host: '127.0.0.1', port: 0 });
  const want = `Port ${port} of 127.0.0.1 is in use by another process: stop it, or set PORT to another port, or to 0 for any free one.`;
  await expect(listen(newServer(), { host: '127.0.0.1', port })).rejects.toThrow(new StartError(want));
});

test('a host that is not of this machine is told with one sentence', async () => {
  // An address that is reserved for documentation.
  const listening = listen(newServer(), { host: '192.0.2.1', port: 0 });
  await expect(listening).rejects.toThrow(/^The server cannot listen on port 0 of 192\.0\.2\.1: .*\.$/);
});
