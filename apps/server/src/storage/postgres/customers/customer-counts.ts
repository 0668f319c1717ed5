import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../sql/tables.ts';
import type { CountChange } from './customer-writes.ts';

// A tenant then has some hundred rows at most.
const sumUpShare = 0.01;

/**
 * To be called after a write that has counted customers. A write appends rows with the differences: if all writes
 * changed one row, their transactions would wait for each other. After one in a hundred, the rows of the tenant are
 * summed up.
 */
export async function sometimesSumUpCounts(transaction: Transaction<Tables>, tenantId: string): Promise<void> {
  if (Math.random() < sumUpShare) await sumUpCounts(transaction, tenantId);
}

/** Replaces the count rows of a tenant that no other transaction uses by their sum. */
export async function sumUpCounts(transaction: Transaction<Tables>, tenantId: string): Promise<void> {
  const { rows } = await sql<CountChange>`
    with summed as (
      delete from customer_counts where tenant_id = ${tenantId} and number = any (array(
        select number from customer_counts where tenant_id = ${tenantId} for update skip locked
      ))
      returning archived, customer_type, count
    )
    select archived, customer_type, sum(count)::bigint as count from summed
    group by archived, customer_type having sum(count) <> 0`.execute(transaction);
  await appendCounts(transaction, tenantId, rows);
}

/** Appends rows to the counts of a tenant. */
export async function appendCounts(
  transaction: Transaction<Tables>,
  tenantId: string,
  changes: readonly CountChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ tenant_id: tenantId, ...change }));
  await transaction.insertInto('customer_counts').values(rows).execute();
}
