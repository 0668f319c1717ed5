import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** When the connection breaks: before the COMMIT reaches the server, or before its response reaches the client. */
type Cut = 'before COMMIT' | 'after COMMIT';

/** A proxy in front of a database that can break connections at the worst moment. */
interface CuttingProxy {
  readonly url: string;
  /** Breaks the next connection that commits. `forGood` also rejects all later connections. */
  cutNext(cut: Cut, forGood?: boolean): void;
}

/** Starts a proxy, which is closed when the test is over. */
export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  let armed: Cut | undefined;
  let isClosed = false;

  const server = createServer((client) => {
    if (isClosed) return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    link(client, upstream);
    client.on('data', (chunk) => {
      const cut = chunk.includes('commit\0') ? armed : undefined;
      if (cut) armed = undefined;
      if (cut === 'before COMMIT') return void client.destroy();
      if (cut === 'after COMMIT') upstream.removeAllListeners('data').once('data', () => client.destroy());
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => client.write(chunk));
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cutNext = (cut: Cut, forGood = false) => {
    armed = cut;
    isClosed ||= forGood;
  };
  return { url: url.href, cutNext };
}

/** Closes each end when the other one closes. */
function link(one: Socket, other: Socket): void {
  one.on('error', () => {}).on('close', () => other.destroy());
  other.on('error', () => {}).on('close', () => one.destroy());
}
