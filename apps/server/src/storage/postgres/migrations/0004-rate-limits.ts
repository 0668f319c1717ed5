import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The counts of the rate limits, in the columns that rate-limiter-flexible expects. `expire` is in milliseconds since
 * 1970, UTC. Each request changes a row, so the table is unlogged: a commit does not wait for the disk, and a crash of
 * the database empties the table, which loses the counts of one window. The free space in each page lets a row change
 * without touching the index.
 */
export const rateLimits: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create unlogged table rate_limits (
        key varchar(255) collate "C" primary key,
        points integer not null default 0,
        expire bigint
      ) with (fillfactor = 50)`.execute(db);
  },
};
