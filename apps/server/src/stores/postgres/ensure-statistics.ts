import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

const readTables = ['customers', 'customer_search'];

// To read all of fewer takes no longer than to look one up.
const customersMin = 1_000;

/**
 * Has PostgreSQL look at the tables for the first time, if nobody has. Until then it takes a tenant for the two hundredth
 * part of all customers, and goes through all of a large one to show the newest or to find one: 50 and 15 ms where there
 * are 100,000, which may have come in seconds. Autovacuum looks within a minute or two, where it is on, and keeps up from
 * then on.
 *
 * A role that does not own the tables may not, which is passed over with a warning of the database.
 *
 * @returns whether that is done with: there are customers enough.
 */
export async function ensureStatistics(db: Kysely<Tables>): Promise<boolean> {
  if (!(await hasMany(db))) return false;
  for (const table of await unknownTables(db)) await sql`analyze ${sql.table(table)}`.execute(db);
  return true;
}

async function hasMany(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from customers offset ${customersMin - 1} limit 1`.execute(db);
  return rows.length > 0;
}

async function unknownTables(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${readTables}::text[]) as read (name) where not exists (
      select 1 from pg_stats where schemaname = current_schema() and tablename = name
    )`.execute(db);
  return rows.map(({ name }) => name);
}
