import { type Kysely, sql } from 'kysely';

/** Runs a PRAGMA of SQLite and returns its row, if any. */
export async function pragma<Tables>(db: Kysely<Tables>, source: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${source}`).execute(db);
  return rows[0];
}
