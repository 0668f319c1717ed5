import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { batchSize } from '../customers/batch-size.ts';
import type { Lab } from '../lab.ts';
import type { BulkTarget } from '../load/bulk-client.ts';
import { type ChildServer, printedUrl, startChildServer } from './child-server.ts';

const apiKey = 'sk_test_benchmark_of_rollcall';

/** As an operator would run it, but for the rate limit, since all of the load comes with one key. */
export const rollcallEnvironment = { NODE_ENV: 'production', LOG_LEVEL: 'info', RATE_LIMIT: '0' };

export const rollcallHeaders = { 'x-api-key': apiKey, 'content-type': 'application/json' };

/** Starts the built server on a database. `BENCH_SERVER_ENTRY` names the `main.js` of another build. */
export function startRollcall(lab: Lab, databaseUrl: string): Promise<ChildServer> {
  const environment = { ...rollcallEnvironment, PORT: '0', ROLLCALL_API_KEY: apiKey, DATABASE_URL: databaseUrl };
  const listening = printedUrl(/^Rollcall listens on (\S+)$/m);
  return startChildServer(lab, { args: [serverEntry()], environment, listening });
}

/** Bulk create of a server. */
export function rollcallTarget(server: ChildServer): BulkTarget {
  const acknowledges = (answer: string) => answer.includes(`"successful_count":${batchSize},`);
  return { url: new URL(`${server.url}/customers/bulk-create`), headers: rollcallHeaders, acknowledges };
}

function serverEntry(): string {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  return process.env.BENCH_SERVER_ENTRY ?? join(dirname(packageFile), 'dist/main.js');
}
