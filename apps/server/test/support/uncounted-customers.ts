import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../src/storage/sql/tables.ts';

/** The differences between the precomputed counts and the customers, at one moment. */
export async function uncountedCustomers(db: Kysely<Tables>): Promise<unknown[]> {
  const { rows } = await sql`
    with counted as (
      select tenant_id, (archived_at is not null)::int as archived, customer_type, count(*) from customers group by 1, 2, 3
    ), kept as (
      select tenant_id, archived, customer_type, sum(count) as count from customer_counts
      group by 1, 2, 3 having sum(count) <> 0
    )
    (table counted except table kept) union all (table kept except table counted)`.execute(db);
  return rows;
}
