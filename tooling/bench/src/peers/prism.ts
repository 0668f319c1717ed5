import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answering, freePort, startChildServer } from '../servers/child-server.ts';
import { rollcallHeaders } from '../servers/rollcall-server.ts';
import type { Lab } from '../test-environment.ts';
import type { Peer, RunningPeer } from './peer.ts';

const document = createRequire(import.meta.url).resolve('@rollcall/contract/openapi.yaml');

/** A mock of the same document: it validates each request, answers with the document's example, and stores nothing. */
export const prism: Peer = {
  name: 'Prism 5.9.0 (stores nothing)',
  packages: [{ name: '@stoplight/prism-cli', version: '5.9.0' }],
  databases: [undefined],
  connections: 16,
  start: startPrism,
};

async function startPrism(lab: Lab, installedIn: string): Promise<RunningPeer> {
  const port = await freePort();
  const origin = new URL(`http://127.0.0.1:${port}`);
  const command = join(installedIn, 'node_modules/@stoplight/prism-cli/dist/index.js');
  const server = await startChildServer(lab, {
    args: [command, 'mock', document, '--port', String(port), '--host', '127.0.0.1', '--verboseLevel', 'error'],
    environment: { NODE_ENV: 'production' },
    listening: () => answering(origin),
  });
  const acknowledges = (answer: string) => answer.includes('"successful_count":');
  return {
    server,
    target: { url: new URL('/customers/bulk-create', origin), headers: rollcallHeaders, acknowledges },
    toBody: (customers) => Buffer.from(JSON.stringify({ customers })),
  };
}
