import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { target } from '../src/target/target.ts';

/** A server with a fault, in front of the server under test. */
export interface FaultyServer {
  readonly baseUrl: string;
  readonly stop: () => Promise<void>;
}

/** @param damage changes the body of each response. */
export async function startFaultyServer(damage: (body: string) => string): Promise<FaultyServer> {
  const { origin, pathname } = new URL(target.baseUrl);
  const server = http.createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const headers = { ...req.headers, 'accept-encoding': 'identity' };
    const upstream = http.request(origin + req.url, { method: req.method, headers }, async (response) => {
      const { 'content-length': _, ...headers } = response.headers;
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      res.writeHead(response.statusCode ?? 0, headers).end(damage(Buffer.concat(parts).toString()));
    });
    upstream.end(Buffer.concat(chunks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { baseUrl: `http://127.0.0.1:${port}${pathname}`, stop };
}
