import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

// A burst of connections waits in the system for its turn. With Node's 511, those beyond wait for TCP to try again: seconds.
const backlog = 4_096;

/**
 * Starts to accept connections.
 *
 * @returns the address in use, with the port that was picked where 0 was asked for.
 * @throws StartError where the port is taken or the host is not one of this machine.
 */
export async function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<AddressInfo> {
  try {
    server.listen({ port, host, backlog });
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(sentence(host, port, error as NodeJS.ErrnoException), { cause: error });
  }
  return server.address() as AddressInfo;
}

function sentence(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use by another process: stop it, or set PORT to another port, or to 0 for any free one.`;
  }
  return `The server cannot listen on port ${port} of ${host}: ${message}.`;
}
