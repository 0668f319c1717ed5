import { type Kysely, sql } from 'kysely';
import type { CustomerFilter } from '../customers/customer-store.ts';
import type { Tables } from './tables.ts';

/** Whether the database keeps the number of customers that pass the filter, so that none of them has to be read. */
export function isCountKept({ searchTerm, createdFrom, createdBefore }: CustomerFilter): boolean {
  return searchTerm === undefined && createdFrom === undefined && createdBefore === undefined;
}

/** That number. */
export async function readKeptCount(
  db: Kysely<Tables>,
  tenantId: string,
  { archived, customerType }: CustomerFilter,
): Promise<number> {
  let counts = db.selectFrom('customer_counts').where('tenant_id', '=', tenantId);
  if (archived !== 'include') counts = counts.where('archived', '=', archived === 'only' ? 1 : 0);
  if (customerType) counts = counts.where('customer_type', '=', customerType);
  const sum = sql<number>`cast(coalesce(sum(count), 0) as bigint)`.as('sum');
  return (await counts.select(sum).executeTakeFirstOrThrow()).sum;
}
