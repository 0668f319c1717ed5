import type { Lab } from '../lab.ts';
import type { Guard } from '../server/guard.ts';
import type { ServerProcess } from '../server/server-process.ts';

/** A way to let a server run out of disk space, and to give it room again while it runs. */
export interface DiskKind {
  /** What it is made of: `a tmpfs of 8 MiB`. */
  readonly name: string;
  /** Why there is none on this machine; `undefined` where there is. */
  readonly obstacle: () => Promise<string | undefined>;
  /** What in the server endures the lack of space that is particular to this way. */
  readonly guards: readonly Guard[];
  /** Makes one, which is gone when the experiment is over. */
  readonly create: (lab: Lab) => Promise<SmallDisk>;
}

export interface SmallDisk {
  /** Where the server is to keep its files. */
  readonly folder: string;
  /** From now on no file of the server can grow. */
  fillUp(server: ServerProcess): Promise<void>;
  makeRoom(server: ServerProcess): Promise<void>;
}
