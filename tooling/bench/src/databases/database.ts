import type { BenchEnvironment } from '../measuring/environment.ts';

/** A kind of database that the server runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Creates an empty database. Pending writes of earlier ones are on disk by then. */
  readonly create: (environment: BenchEnvironment) => Promise<Database>;
}

export interface Database {
  /** As the server's `DATABASE_URL`. */
  readonly url: string;
  /** The path of its file, if it is one. */
  readonly file?: string;
  /** The processes that work for it. Default: that of the server alone. */
  processes?(): Promise<readonly number[]>;
  /** Counts the rows of a table without the server, which must not have the database open. */
  countRows(table: string): Promise<number>;
  /** Creates a copy. The server must not have this database open. */
  copy(environment: BenchEnvironment): Promise<Database>;
  drop(): Promise<void>;
}

/** @throws Error unless a table has exactly the rows that were acknowledged. */
export async function assertStored(database: Database, table: string, acknowledged: number): Promise<void> {
  const stored = await database.countRows(table);
  if (stored !== acknowledged) throw new Error(`${acknowledged} rows were acknowledged, and ${table} has ${stored}`);
}
