import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { printedUrl, startServerProcess } from '@rollcall/test-environment';
import type { Contender } from '../measuring/alternate.ts';
import { BulkClient } from '../measuring/bulk-client.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { BulkWork } from '../work/bulk-work.ts';

const program = fileURLToPath(new URL('./echo-server.ts', import.meta.url));

/** Express receives the same bodies, parses them, and sends them back. */
export function echo(environment: BenchEnvironment, connections: number, work: BulkWork): Contender {
  const measure = async () => {
    const server = await startServerProcess(environment, {
      args: ['--import', createRequire(import.meta.url).resolve('tsx'), program],
      variables: { NODE_ENV: 'production' },
      listening: printedUrl(/^Echo listens on (\S+)$/m),
    });
    const headers = { 'content-type': 'application/json' };
    const acknowledges = (answer: string) => answer.startsWith('{"customers":[{"customer_key":"cus_');
    const client = new BulkClient({ url: server.url, headers, acknowledges }, connections);
    await client.send(work.bodies.slice(0, work.warmUp));
    const metrics = await client.send(work.bodies.slice(work.warmUp));
    await client.close();
    await server.stop();
    return metrics;
  };
  return { name: `Express echo, ${connections} connections`, measure };
}
