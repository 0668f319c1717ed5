import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '@rollcall/test-environment';
import type { DatabaseKind } from '../databases/database.ts';
import type { BulkTarget } from '../measuring/bulk-client.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { Customer } from '../work/customers.ts';

/** Another server that can store the same customers. */
export interface Peer {
  /** For the report, with the version. */
  readonly name: string;
  /** Its packages in npm, with pinned versions. */
  readonly packages: readonly PinnedPackage[];
  /** The databases that it is measured on; `undefined` if it stores nothing. */
  readonly databases: readonly (DatabaseKind | undefined)[];
  readonly connections: number;
  /**
   * Starts it with a table for the customers.
   *
   * @param installedIn folder that has its packages in `node_modules`.
   */
  readonly start: (environment: BenchEnvironment, installedIn: string, databaseUrl: string) => Promise<RunningPeer>;
}

interface PinnedPackage {
  readonly name: string;
  readonly version: string;
}

export interface RunningPeer {
  readonly server: ServerProcess;
  readonly target: BulkTarget;
  /** Encodes a batch as it expects it. */
  readonly toBody: (customers: readonly Customer[]) => Buffer;
  /** Counts its customers. Absent if it stores none. */
  readonly countCustomers?: () => Promise<number>;
}

/** Sends a JSON body, or a GET if there is none. @throws Error if the answer is not a success. */
export async function requestJson(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<unknown> {
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

const triesMax = 600;
const pauseMs = 100;

/** Waits until a server answers at an address, with any status below 500. @throws Error after a minute. */
export async function answering(url: URL): Promise<URL> {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const answers = await fetch(url).then(
      async (answer) => answer.arrayBuffer().then(() => answer.status < 500),
      () => false,
    );
    if (answers) return url;
    await setTimeout(pauseMs);
  }
  throw new Error(`nothing answers at ${url}`);
}

/** A port that nothing listens on, for a server that cannot choose one itself. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
