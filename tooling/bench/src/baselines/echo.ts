import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Contender } from '../measuring/alternate.ts';
import { BulkClient } from '../servers/bulk-client.ts';
import { printedUrl, startChildServer } from '../servers/child-server.ts';
import type { Lab } from '../test-environment.ts';
import type { BulkWork } from '../work/bulk-work.ts';

/** The same bodies, received, parsed, and sent back by Express. */
export function echoLimit(lab: Lab, connections: number, work: BulkWork): Contender {
  const measure = async () => {
    const args = [
      '--import',
      createRequire(import.meta.url).resolve('tsx'),
      fileURLToPath(new URL('./echo-server.ts', import.meta.url)),
    ];
    const environment = { NODE_ENV: 'production' };
    const server = await startChildServer(lab, {
      args,
      environment,
      listening: printedUrl(/^Echo listens on (\S+)$/m),
    });
    const headers = { 'content-type': 'application/json' };
    const acknowledges = (answer: string) => answer.startsWith('{"customers":[{"customer_key":"cus_');
    const client = new BulkClient({ url: server.url, headers, acknowledges }, connections);
    await client.send(work.bodies.slice(0, work.warmUp));
    const figures = await client.send(work.bodies.slice(work.warmUp));
    await client.close();
    await server.stop();
    return figures;
  };
  return { name: echoLimitName(connections), measure };
}

export function echoLimitName(connections: number): string {
  return `Express echo, ${connections} connections`;
}
