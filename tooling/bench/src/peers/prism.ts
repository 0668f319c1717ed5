import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startServerProcess } from '@rollcall/test-environment';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { rollcallHeaders } from '../measuring/rollcall-server.ts';
import { answering, freePort, type Peer, type RunningPeer } from './peer.ts';

const document = createRequire(import.meta.url).resolve('@rollcall/contract/openapi.yaml');

/** A mock of the same document. It validates each request, returns the document's example, and stores nothing. */
export const prism: Peer = {
  name: 'Prism 5.9.0 (stores nothing)',
  packages: [{ name: '@stoplight/prism-cli', version: '5.9.0' }],
  databases: [undefined],
  connections: 16,
  start: startPrism,
};

async function startPrism(environment: BenchEnvironment, installedIn: string): Promise<RunningPeer> {
  const port = await freePort();
  const origin = new URL(`http://127.0.0.1:${port}`);
  const command = join(installedIn, 'node_modules/@stoplight/prism-cli/dist/index.js');
  const server = await startServerProcess(environment, {
    args: [command, 'mock', document, '--port', String(port), '--host', '127.0.0.1', '--verboseLevel', 'error'],
    variables: { NODE_ENV: 'production' },
    listening: () => answering(origin),
  });
  const acknowledges = (answer: string) => answer.includes('"successful_count":');
  return {
    server,
    target: { url: new URL('/customers/bulk-create', origin), headers: rollcallHeaders, acknowledges },
    toBody: (customers) => Buffer.from(JSON.stringify({ customers })),
  };
}
