import { type Kysely, sql } from 'kysely';
import { StartError } from '../../start-error.ts';

/** What this server needs of a PostgreSQL. */
interface Settings {
  readonly version: string;
  readonly versionNumber: number;
  readonly encoding: string;
  readonly synchronousCommit: string;
}

/**
 * Makes sure that the database can keep what the server promises.
 *
 * @throws StartError with a sentence that names the first setting that will not do.
 */
export async function assertSettings<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<Settings>`
    select
      current_setting('server_version') as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_encoding') as encoding,
      current_setting('synchronous_commit') as "synchronousCommit"`.execute(db);
  const problem = rows[0] && problemOf(rows[0]);
  if (problem !== undefined) throw new StartError(problem);
}

function problemOf({ version, versionNumber, encoding, synchronousCommit }: Settings): string | undefined {
  if (versionNumber < 130_000) return `The database runs on PostgreSQL ${version}; Rollcall needs 13 or later.`;
  if (encoding !== 'UTF8') {
    return `The database has the encoding ${encoding}, which lacks characters that names have; create one with UTF8.`;
  }
  // A commit is on the disk before it is answered. Otherwise a power cut takes acknowledged customers away.
  if (synchronousCommit === 'off') {
    return 'The database has synchronous_commit = off, with which a crash loses customers that were reported as created; set it to on.';
  }
  return undefined;
}
