import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../src/storage/sql/tables.ts';

/**
 * The differences between the precomputed counts and the customers, at one moment. On SQLite, the backlog must be empty.
 */
export async function uncountedCustomers(db: Kysely<Tables>): Promise<unknown[]> {
  const { rows } = await sql`
    with counted as (
      select tenant_id, case when archived_at is null then 0 else 1 end as archived, customer_type, count(*) from customers group by 1, 2, 3
    ), kept as (
      select tenant_id, archived, customer_type, sum(count) as count from customer_counts
      group by 1, 2, 3 having sum(count) <> 0
    )
    select * from (select * from counted except select * from kept) as uncounted
    union all
    select * from (select * from kept except select * from counted) as outdated`.execute(db);
  return rows;
}
