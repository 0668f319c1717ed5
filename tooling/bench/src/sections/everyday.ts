import type { ServerProcess } from '@rollcall/test-environment';
import { Client } from 'undici';
import { assertStored, type DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import { BulkClient, describeConnections, timeWork } from '../measuring/bulk-client.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { cpuMsOf, watchMemory } from '../measuring/memory.ts';
import { rollcallHeaders, rollcallTarget, startRollcall } from '../measuring/rollcall-server.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { batchSize, customerAt } from '../work/customers.ts';

/** A request that callers send all day. */
interface EverydayRequest {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** @param number counts the requests from 0. @param stored customers before the first one. */
  readonly content: (number: number, stored: number) => { readonly path: string; readonly body?: string };
}

export const everydayRequests: readonly EverydayRequest[] = [
  {
    name: 'single create',
    method: 'POST',
    content: (number, stored) => ({ path: '/customers', body: JSON.stringify(customerAt(stored + number)) }),
  },
  {
    name: 'get by key',
    method: 'GET',
    content: (number, stored) => ({ path: `/customers/${customerAt((number * 7) % stored).customer_key}` }),
  },
  { name: 'first page of 25', method: 'GET', content: () => ({ path: '/customers?per_page=25' }) },
];

/** Single requests to a newly started Rollcall that has some customers. */
export function everydayContenders(
  environment: BenchEnvironment,
  { everyday }: BenchmarkConfig,
  build: EverydayBuild = {},
): Contender[] {
  return [sqlite, postgres].flatMap((kind) =>
    everydayRequests.flatMap((request) =>
      everyday.connectionCounts.map((connections) =>
        everydayContender(environment, { kind, request, connections, everyday, build }),
      ),
    ),
  );
}

/** Another build of the server. Default: the one under test. */
interface EverydayBuild {
  readonly variant?: string;
  readonly entry?: string;
}

interface EverydayOptions extends Pick<BenchmarkConfig, 'everyday'> {
  readonly kind: DatabaseKind;
  readonly request: EverydayRequest;
  readonly connections: number;
  readonly build: EverydayBuild;
}

function everydayContender(environment: BenchEnvironment, options: EverydayOptions): Contender {
  const { kind, request, connections, everyday, build } = options;
  const measure = async () => {
    const database = await kind.create(environment);
    const server = await startRollcall(environment, database.url, build.entry);
    const stored = await store(server, everyday.storedBatches);
    const client = new EverydayClient(server, request, { connections, stored });
    await client.send(everyday.warmUp);
    const cpuBefore = cpuMsOf(server.pid);
    const [metrics, rssMax] = await watchMemory(server.pid, () => client.send(everyday.count));
    const cpuMs = (cpuMsOf(server.pid) - cpuBefore) / everyday.count;
    await client.close();
    await server.stop();
    const created = request.method === 'POST' ? everyday.warmUp + everyday.count : 0;
    await assertStored(database, 'customers', stored + created);
    await database.drop();
    return { ...metrics, rssMax, ...(Number.isFinite(cpuMs) && { cpuMs }) };
  };
  return { name: everydayName(kind, request, connections, build), measure };
}

function everydayName(
  { name }: DatabaseKind,
  request: EverydayRequest,
  connections: number,
  { variant }: EverydayBuild,
): string {
  const parts = [`Rollcall, ${name}, ${request.name}, ${describeConnections(connections)}`, variant];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Stores batches of customers, and returns the number of customers. */
export async function store(server: ServerProcess, batches: number): Promise<number> {
  const client = new BulkClient(rollcallTarget(server), 1);
  await client.send(makeBulkWork({ warmUp: 0, count: batches }).bodies);
  await client.close();
  return batches * batchSize;
}

/** Sends requests over several connections. Each sends its next request when it has the answer to the last one. */
export class EverydayClient {
  readonly #basePath: string;
  readonly #request: EverydayRequest;
  readonly #stored: number;
  readonly #connections: readonly Client[];
  #sent = 0;

  constructor(
    { url }: ServerProcess,
    request: EverydayRequest,
    { connections, stored }: { readonly connections: number; readonly stored: number },
  ) {
    this.#basePath = url.pathname;
    this.#request = request;
    this.#stored = stored;
    this.#connections = Array.from({ length: connections }, () => new Client(url.origin));
  }

  /** @throws Error if an answer is no success. */
  async send(count: number) {
    const contents = Array.from({ length: count }, (_, index) =>
      this.#request.content(this.#sent + index, this.#stored),
    );
    this.#sent += count;
    const { perSecond, p50, p99 } = await timeWork(contents, this.#connections.length, ({ path, body = null }, lane) =>
      this.#sendOne(this.#connections[lane] as Client, path, body),
    );
    return { rps: perSecond, p50, p99 };
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  async #sendOne(connection: Client, path: string, body: string | null): Promise<void> {
    const { method } = this.#request;
    const { 'content-type': contentType, ...key } = rollcallHeaders;
    const headers = body === null ? key : { ...key, 'content-type': contentType };
    const answer = await connection.request({ method, path: this.#basePath + path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} was answered with ${answer.statusCode}: ${text}`);
  }
}
