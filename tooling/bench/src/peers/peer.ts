import type { Customer } from '../customers/customer-at.ts';
import type { DatabaseKind } from '../databases/database.ts';
import type { Lab } from '../lab.ts';
import type { BulkTarget } from '../load/bulk-client.ts';
import type { ChildServer } from '../servers/child-server.ts';

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

export interface PinnedPackage {
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
