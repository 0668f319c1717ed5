import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Server } from './server.js';

/** The server as one that knows no idempotency keys, as the hosted API: they do not get there. */
export async function withoutIdempotencyKeys(server: Server): Promise<Server> {
  const target = new URL(server.baseUrl);
  const proxy = createServer((incoming, outgoing) => {
    const { 'idempotency-key': _, ...headers } = incoming.headers;
    const { method, url: path } = incoming;
    const forwarded = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // What a killed client has begun to send still gets there, or not: as on any network.
    forwarded.on('error', () => outgoing.destroy());
    incoming.on('error', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const { port } = proxy.address() as AddressInfo;
  return { ...server, baseUrl: `http://127.0.0.1:${port}${target.pathname}` };
}
