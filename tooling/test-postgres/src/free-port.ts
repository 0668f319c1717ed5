import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems assign by themselves (from 32768 on Linux, 49152 elsewhere). An outgoing connection could
 * take one of those while the server restarts, even a client that retries and connects to itself.
 */
const [firstPort, portsEnd] = [20_000, 32_000];

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(firstPort, portsEnd);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found on 127.0.0.1 between ${firstPort} and ${portsEnd}.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
