import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A forward proxy on a free port. */
export interface ForwardProxy {
  readonly url: string;
  close(): void;
}

/**
 * Starts a forward proxy. It connects every tunnel to this computer, whatever its host is: a program that uses an unknown
 * host name reaches its server only through the proxy.
 */
export async function startForwardProxy(): Promise<ForwardProxy> {
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', ({ url = '' }, client, head) => {
    const server = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
  });
  await once(proxy, 'listening');
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close: () => proxy.close() };
}
