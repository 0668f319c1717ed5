import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { onTestFinished } from 'vitest';

/** A new empty folder, removed with all that is in it when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const { path, remove } = await makeTemporaryFolder();
  onTestFinished(remove);
  return path;
}

/** A new empty folder, and a function that removes it with all that is in it. */
export async function makeTemporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rollcall-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs a PRAGMA of SQLite and returns its row, if any. */
export async function pragma<Tables>(db: Kysely<Tables>, source: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${source}`).execute(db);
  return rows[0];
}
