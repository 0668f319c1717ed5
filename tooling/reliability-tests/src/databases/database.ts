import type { Lab } from '../lab.ts';
import type { Guard } from '../server/guard.ts';

/** A kind of database that the server runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** What in the server makes an answer durable on it. */
  readonly durabilityGuards: readonly Guard[];
  /** Makes an empty database, which is gone when the experiment is over. */
  readonly create: (lab: Lab) => Promise<Database>;
}

export interface Database {
  /** Variables that make a server use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What is wrong with its files while no server uses it, one sentence each. */
  faults(): Promise<readonly string[]>;
}
