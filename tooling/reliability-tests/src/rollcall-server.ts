import { once } from 'node:events';
import { setInterval } from 'node:timers/promises';
import { printedUrl, type ServerProcess, startServerProcess, type TestEnvironment } from '@rollcall/test-environment';

/** The running server under test. */
export interface RollcallServer extends ServerProcess {
  readonly port: number;
  /** Path before the paths of the document. */
  readonly basePath: string;
  readonly apiKey: string;
}

export interface StartOptions {
  /** Variables for the server. */
  readonly variables: Readonly<Record<string, string>>;
  /** The folder of its log. Default: a folder of its own. */
  readonly logFolder?: string;
}

const apiKey = 'sk_test_reliability_of_rollcall';

// The whole load comes from one address with one key, so rate limits would be all that it measures.
const defaults = { PORT: '0', ROLLCALL_API_KEY: apiKey, NODE_ENV: 'production', LOG_LEVEL: 'warn', RATE_LIMIT: '0' };

const probe = new URL('./memory-probe.mjs', import.meta.url).href;

/** @param entry the `main.js` of the built server. */
export async function startRollcall(
  environment: TestEnvironment,
  entry: string,
  { variables, ...options }: StartOptions,
): Promise<RollcallServer> {
  const server = await startServerProcess(environment, {
    ...options,
    args: ['--expose-gc', '--import', probe, entry],
    variables: { ...defaults, ...variables },
    listening: printedUrl(/^Rollcall listens on (\S+)$/m),
    hasChannel: true,
  });
  return { ...server, port: Number(server.url.port), basePath: server.url.pathname, apiKey };
}

/** Stops a server as its operator would. @throws Error if its exit code is not 0. */
export async function stopServer(server: RollcallServer): Promise<void> {
  const ending = await server.stop();
  if (ending !== 0) throw new Error(`the server ended with ${ending} on SIGTERM: ${server.log()}`);
}

/** The memory of a server's process after a garbage collection, in bytes. */
export interface ServerMemory {
  readonly heapUsed: number;
  readonly rss: number;
  /** The largest `rss` so far. */
  readonly rssMax: number;
  /** The number of open connections. */
  readonly sockets: number;
}

export async function memoryOf({ child }: RollcallServer): Promise<ServerMemory> {
  const answer = once(child, 'message');
  child.send('memory');
  const [usage] = await answer;
  return usage as ServerMemory;
}

/** How many webhook deliveries of a server wait to be sent, by its metrics. */
export async function pendingDeliveries({ url }: RollcallServer): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^rollcall_webhook_deliveries_pending (\d+)$/m.exec(text)?.[1]);
}

/** Measures the memory of a server at intervals. */
export async function sampleMemory(
  server: RollcallServer,
  { forMs, everyMs }: { readonly forMs: number; readonly everyMs: number },
): Promise<ServerMemory[]> {
  const samples: ServerMemory[] = [];
  for await (const _ of setInterval(everyMs)) {
    samples.push(await memoryOf(server));
    if (samples.length * everyMs >= forMs) break;
  }
  return samples;
}
