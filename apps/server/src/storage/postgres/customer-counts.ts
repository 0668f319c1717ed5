import { sql, type Transaction } from 'kysely';
import type { Tables } from '../sql/tables.ts';

// A tenant then has some hundred rows at most.
const sumUpShare = 0.01;

/**
 * To be called after a statement that has counted customers. Such a statement appends rows with the differences: if all
 * statements changed one row, their transactions would wait for each other. After one in a hundred, the rows of the
 * tenant are summed up.
 */
export async function sometimesSumUpCounts(transaction: Transaction<Tables>, tenantId: string): Promise<void> {
  if (Math.random() < sumUpShare) await sumUpCounts(transaction, tenantId);
}

/** Replaces the count rows of a tenant that no other transaction uses by their sum. */
export async function sumUpCounts(transaction: Transaction<Tables>, tenantId: string): Promise<void> {
  await sql`
    with summed as (
      delete from customer_counts where tenant_id = ${tenantId} and number = any (array(
        select number from customer_counts where tenant_id = ${tenantId} for update skip locked
      ))
      returning archived, customer_type, count
    )
    insert into customer_counts (tenant_id, archived, customer_type, count)
    select ${tenantId}::text, archived, customer_type, sum(count) from summed group by 2, 3 having sum(count) <> 0`.execute(
    transaction,
  );
}
