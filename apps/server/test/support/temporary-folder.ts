import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { onTestFinished } from 'vitest';

/** A new empty folder, removed with all that is in it when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a PRAGMA of SQLite and returns its row, if any. */
export async function pragma<Tables>(db: Kysely<Tables>, source: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${source}`).execute(db);
  return rows[0];
}
