import { type RawBuilder, sql } from 'kysely';

/**
 * Distinguishes the advisory locks of several Rollcalls in one database, each in a schema of its own: advisory locks
 * belong to the database. In the schema `public`, it is 0.
 */
export const schemaNumber: RawBuilder<bigint> = sql`
  (case current_schema() when 'public' then 0 else current_schema()::regnamespace::oid::bigint end)`;
