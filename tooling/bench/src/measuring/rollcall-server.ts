import {
  builtServerEntry,
  printedUrl,
  type ServerProcess,
  type ServerProcessOptions,
  startServerProcess,
} from '@rollcall/test-environment';
import { Client, request } from 'undici';
import { batchSize } from '../work/customers.ts';
import type { BulkTarget } from './bulk-client.ts';
import type { BenchEnvironment } from './environment.ts';

const apiKey = 'sk_test_benchmark_of_rollcall';

/** As in production, except for the rate limit, since the whole load comes with one key. */
const variables = { NODE_ENV: 'production', LOG_LEVEL: 'info', RATE_LIMIT: '0', PORT: '0', ROLLCALL_API_KEY: apiKey };

export const rollcallHeaders = { 'x-api-key': apiKey, 'content-type': 'application/json' };

/** The `main.js` of the built server. `BENCH_SERVER_ENTRY` names another build. */
export const serverEntry: string = process.env.BENCH_SERVER_ENTRY ?? builtServerEntry;

/** Starts the server on a database. */
export function startRollcall(
  environment: BenchEnvironment,
  databaseUrl: string,
  entry: string = serverEntry,
): Promise<ServerProcess> {
  return startServerProcess(environment, rollcallProcess(databaseUrl, entry));
}

/** The process of a server on a database. */
export function rollcallProcess(databaseUrl: string, entry: string = serverEntry): ServerProcessOptions {
  return {
    args: [entry],
    variables: { ...variables, DATABASE_URL: databaseUrl },
    listening: printedUrl(/^Rollcall listens on (\S+)$/m),
  };
}

/** The bulk create of a server. */
export function rollcallTarget(server: ServerProcess): BulkTarget {
  const acknowledges = (answer: string) => answer.includes(`"successful_count":${batchSize},`);
  return { url: new URL(`${server.url}/customers/bulk-create`), headers: rollcallHeaders, acknowledges };
}

/** Reads from Rollcall over one connection. */
export class RollcallReader {
  readonly #client: Client;
  readonly #basePath: string;

  constructor({ url }: ServerProcess) {
    this.#client = new Client(url.origin);
    this.#basePath = url.pathname;
  }

  /** Sends a GET and returns the body of its answer. @throws Error if the status is not 200. */
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

/** The 99th percentile of the server's event-loop delay since the last call, in milliseconds. */
export async function loopDelayP99(server: ServerProcess): Promise<number> {
  return (await prometheusValue(server, 'nodejs_eventloop_lag_p99_seconds')) * 1000;
}

/** The value of a metric without labels in the server's `/metrics`; NaN if it is absent. */
export async function prometheusValue(server: ServerProcess, name: string): Promise<number> {
  const { body } = await request(new URL('/metrics', server.url));
  const line = (await body.text()).split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}
