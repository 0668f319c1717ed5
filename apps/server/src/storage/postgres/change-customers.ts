import { sql, type Transaction } from 'kysely';
import type { CustomerRow, Tables } from '../sql/tables.ts';
import { sometimesSumUpCounts } from './customer-counts.ts';

/**
 * Replaces the columns of a customer, whose row the transaction has locked. The same statement counts the difference and
 * queues the customer for the search index.
 */
export async function replaceRow(
  transaction: Transaction<Tables>,
  current: CustomerRow,
  { tenant_id, id, ...columns }: CustomerRow,
): Promise<void> {
  const assignments = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const changes = differences(current, columns);
  await sql`
    with updated as (
      update customers set ${sql.join(assignments)} where tenant_id = ${tenant_id} and id = ${id} returning id
    ), counted as (
      insert into customer_counts (tenant_id, archived, customer_type, count)
      select ${tenant_id}::text, changes.* from updated, unnest(
        ${changes.map(({ archived }) => archived)}::int[],
        ${changes.map(({ customer_type }) => customer_type)}::text[],
        ${changes.map(({ count }) => count)}::int[]
      ) as changes
    ), queued as (
      insert into customers_to_digest (tenant_id, ids)
      select ${tenant_id}::text, array[id] from updated where ${current.search_text !== columns.search_text}::boolean
    )
    select id from updated`.execute(transaction);
  if (changes.length > 0) await sometimesSumUpCounts(transaction, tenant_id);
}

type CountedColumns = Pick<CustomerRow, 'archived_at' | 'customer_type'>;

/** One less of the former kind and one more of the new, unless it is the same. */
function differences(before: CountedColumns, after: CountedColumns): CountChange[] {
  const [less, more] = [countChange(before, -1), countChange(after, 1)];
  return less.archived === more.archived && less.customer_type === more.customer_type ? [] : [less, more];
}

type CountChange = Omit<Tables['customer_counts'], 'tenant_id'>;

function countChange({ archived_at, customer_type }: CountedColumns, count: 1 | -1): CountChange {
  return { archived: archived_at === null ? 0 : 1, customer_type, count };
}

/**
 * Deletes a customer and its search text, and counts it. The customer is queued for the search index nevertheless: an
 * indexer may be about to add the text.
 *
 * @returns whether the customer existed.
 */
export async function deleteRow(
  transaction: Transaction<Tables>,
  tenantId: string,
  customerKey: string,
): Promise<boolean> {
  const { rows } = await sql`
    with deleted as (
      delete from customers where tenant_id = ${tenantId} and customer_key = ${customerKey}
      returning id, archived_at, customer_type
    ), counted as (
      insert into customer_counts (tenant_id, archived, customer_type, count)
      select ${tenantId}::text, (archived_at is not null)::int, customer_type, -1 from deleted
    ), forgotten as (
      delete from customer_search where tenant_id = ${tenantId} and id = (select id from deleted)
    ), queued as (
      insert into customers_to_digest (tenant_id, ids) select ${tenantId}::text, array[id] from deleted
    )
    select id from deleted`.execute(transaction);
  if (rows.length > 0) await sometimesSumUpCounts(transaction, tenantId);
  return rows.length > 0;
}
