import type { DatabaseKind } from '../databases/database.ts';
import type { BulkTarget } from '../servers/bulk-client.ts';
import type { ChildServer } from '../servers/child-server.ts';
import type { Lab } from '../test-environment.ts';
import type { Customer } from '../work/customers.ts';

/** Another server that can be given the same customers. */
export interface Peer {
  /** With its version, as the report calls it. */
  readonly name: string;
  /** From npm, the versions pinned. */
  readonly packages: readonly PinnedPackage[];
  /** The databases that it is measured on; one that stores nothing has none. */
  readonly databases: readonly (DatabaseKind | undefined)[];
  readonly connections: number;
  /**
   * Starts it with a table for the customers, ready to be measured.
   *
   * @param installedIn folder that has its packages in `node_modules`.
   */
  readonly start: (lab: Lab, installedIn: string, databaseUrl: string) => Promise<RunningPeer>;
}

interface PinnedPackage {
  readonly name: string;
  readonly version: string;
}

export interface RunningPeer {
  readonly server: ChildServer;
  readonly target: BulkTarget;
  /** A batch in the form that it takes. */
  readonly toBody: (customers: readonly Customer[]) => Buffer;
  /** How many customers it has; absent where it keeps none. */
  readonly countCustomers?: () => Promise<number>;
}

/** Sends a request with a JSON body, a GET where there is none. @throws Error where the answer is not a success. */
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
