import type { ServerAccount } from './server-account.ts';

/** The oldest PostgreSQL that the server supports, and so the oldest worth testing with. */
export const oldestMajorVersion = 13;

/** A PostgreSQL server installation: `initdb`, `pg_ctl` and `postgres` in one directory. */
export interface ServerBinaries {
  /** Where they are from and their version, for people. */
  readonly description: string;
  /** Makes the programs available in `directory`/bin, to `account` if there is one. */
  placeIn(directory: string, account: ServerAccount | undefined): Promise<void>;
}
