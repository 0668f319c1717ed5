import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client, request } from 'undici';
import type { Lab } from '../test-environment.ts';
import { batchSize } from '../work/customers.ts';
import type { BulkTarget } from './bulk-client.ts';
import { type ChildServer, printedUrl, startChildServer } from './child-server.ts';

const apiKey = 'sk_test_benchmark_of_rollcall';

/** As an operator would run it, but for the rate limit, since all of the load comes with one key. */
const rollcallEnvironment = { NODE_ENV: 'production', LOG_LEVEL: 'info', RATE_LIMIT: '0' };

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

/** Reads from Rollcall over one connection. */
export class RollcallReader {
  readonly #client: Client;
  readonly #basePath: string;

  constructor({ url }: ChildServer) {
    this.#client = new Client(url.origin);
    this.#basePath = url.pathname;
  }

  /** Sends a GET and returns its whole answer. @throws Error where that is not a 200. */
  async readText(path: string): Promise<string> {
    const headers = { 'x-api-key': rollcallHeaders['x-api-key'] };
    const answer = await this.#client.request({ method: 'GET', path: this.#basePath + path, headers });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}: ${text}`);
    return text;
  }

  async read(path: string): Promise<{ readonly meta: Record<string, unknown> }> {
    return JSON.parse(await this.readText(path));
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** The 99th percentile of the server's event-loop delay since this was last asked for, in milliseconds. */
export async function loopDelayP99(server: ChildServer): Promise<number> {
  return (await metricOf(server, 'nodejs_eventloop_lag_p99_seconds')) * 1000;
}

/** The value that a server gives for a metric without labels; NaN where it has none of that name. */
export async function metricOf(server: ChildServer, name: string): Promise<number> {
  const { body } = await request(new URL('/metrics', server.url));
  const line = (await body.text()).split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}
