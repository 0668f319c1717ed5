import type { Lab } from '../test-environment.ts';

/** A kind of database that the server runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Makes an empty database. What earlier ones still had to write is on the disk by then. */
  readonly create: (lab: Lab) => Promise<Database>;
}

export interface Database {
  /** As the server's `DATABASE_URL`. */
  readonly url: string;
  /** Rows of a table, read past the server, which must not have the database open. */
  countRows(table: string): Promise<number>;
  /** Another database with the same content. The server must not have this one open. */
  copy(lab: Lab): Promise<Database>;
  drop(): Promise<void>;
}

/** @throws Error unless a table has exactly the rows that were acknowledged. */
export async function assertStored(database: Database, table: string, acknowledged: number): Promise<void> {
  const stored = await database.countRows(table);
  if (stored !== acknowledged) throw new Error(`${acknowledged} rows were acknowledged, and ${table} has ${stored}`);
}
