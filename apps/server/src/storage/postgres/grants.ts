import { type Kysely, sql } from 'kysely';
import { StartError } from '../../core/errors.ts';
import type { Tables } from '../sql/tables.ts';

/**
 * The rights of the role of a server, if another role owns the tables and runs the migrations. The guide about PostgreSQL
 * has the same list.
 */
const rights: Readonly<Record<string, readonly string[]>> = {
  kysely_migration: ['SELECT'],
  kysely_migration_lock: ['SELECT'],
  tenants: ['SELECT', 'INSERT'],
  api_keys: ['SELECT', 'INSERT', 'UPDATE'],
  customers: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  customer_counts: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  customer_search: ['SELECT', 'INSERT', 'DELETE'],
  customers_to_digest: ['SELECT', 'INSERT', 'DELETE'],
  customers_to_digest_number_seq: ['SELECT'],
  idempotency_keys: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  rate_limits: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  webhook_endpoints: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  webhook_outbox: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  webhook_events: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  webhook_deliveries: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  webhook_attempts: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  transaction_marks: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
};

/**
 * Checks that the role has every right that a server needs sooner or later, so that a missing one is known at the start
 * and not when the first customer is deleted.
 *
 * @throws StartError with a sentence that lists all missing rights.
 */
export async function assertRights(db: Kysely<Tables>): Promise<void> {
  const wanted = Object.entries(rights).flatMap(([table, names]) => names.map((right) => ({ table, right })));
  const { rows } = await sql<{ table: string; rights: string; role: string }>`
    select "table", string_agg("right", ', ' order by number) as rights, current_user as role
    from unnest(${wanted.map(({ table }) => table)}::text[], ${wanted.map(({ right }) => right)}::text[])
      with ordinality as wanted ("table", "right", number)
    where not has_table_privilege("table", "right")
    group by "table" order by min(number)`.execute(db);
  const [first] = rows;
  if (first === undefined) return;
  const missing = rows.map((row) => `${row.rights} on ${row.table}`).join('; ');
  throw new StartError(`The role ${first.role} lacks rights that the guide about PostgreSQL lists: GRANT ${missing}.`);
}
