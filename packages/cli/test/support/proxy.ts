import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Server } from './server.ts';

/** What is different about the server behind a proxy. */
export interface ProxyOptions {
  /** It knows no idempotency keys, as the hosted API: they do not get there. */
  readonly withoutIdempotencyKeys?: boolean;
  /** After so many requests, the key is refused. */
  readonly refuseAfter?: number;
}

/** The server, as it looks through a proxy. */
export async function startProxy(server: Server, options: ProxyOptions): Promise<Server> {
  const target = new URL(server.baseUrl);
  let requests = 0;
  const proxy = createServer((incoming, outgoing) => {
    requests += 1;
    if (requests > (options.refuseAfter ?? Infinity)) return outgoing.writeHead(401).end();
    const { 'idempotency-key': key, ...headers } = incoming.headers;
    if (key !== undefined && !options.withoutIdempotencyKeys) headers['idempotency-key'] = key;
    const { method, url: path } = incoming;
    const forwarded = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // What a killed client has begun to send still gets there, or not: as on any network.
    forwarded.on('error', () => outgoing.destroy());
    incoming.on('error', () => forwarded.destroy());
    return incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const { port } = proxy.address() as AddressInfo;
  return { ...server, baseUrl: `http://127.0.0.1:${port}${target.pathname}` };
}
