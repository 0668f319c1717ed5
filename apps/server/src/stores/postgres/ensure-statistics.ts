import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';

// To read all of fewer takes no longer than to look one up.
const customersMin = 1_000;

/**
 * Has PostgreSQL look at the customers for the first time, if nobody has. Until then it takes a tenant for the two
 * hundredth part of them, and reads and sorts all to show the newest: 50 ms of 100,000, which may have come in seconds.
 * Autovacuum looks within a minute or two, where it is on, and keeps up from then on.
 *
 * A role that does not own the table may not, which is passed over with a warning of the database.
 *
 * @returns whether that is done with: there are customers enough.
 */
export async function ensureStatistics(db: Kysely<Tables>): Promise<boolean> {
  if (await hasStatistics(db)) return true;
  if (!(await hasMany(db))) return false;
  await sql`analyze customers`.execute(db);
  return true;
}

async function hasStatistics(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stats where schemaname = current_schema() and tablename = 'customers' limit 1`.execute(db);
  return rows.length > 0;
}

async function hasMany(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from customers offset ${customersMin - 1} limit 1`.execute(db);
  return rows.length > 0;
}
