import { CompiledQuery, sql } from 'kysely';
import { prepared } from '../connection/driver.ts';
import { sometimesSumUpCounts } from './customer-counts.ts';
import { type CustomerWrites, countChange, differences, insertedColumns, typeOfColumn } from './customer-writes.ts';
import { arrayOf } from './insert-customers.ts';

/** Writes with one statement each, which is the fastest on a single node: no trigger and no further round trip. */
export const oneStatementWrites: CustomerWrites = {
  // Not a parameter for each cell: an array for each column.
  toParameters: (rows) => insertedColumns.map((column) => arrayOf(column, rows)),

  insert: async (transaction, tenantId, { parameters, areRecorded }) => {
    const statement = insertStatement(areRecorded ? recording : '');
    const query = CompiledQuery.raw(statement, [tenantId, ...parameters]) as CompiledQuery<{ id: string }>;
    const name = areRecorded ? 'insert_recorded_customers' : 'insert_customers';
    const { rows } = await transaction.executeQuery(prepared(name, query));
    if (rows.length > 0) await sometimesSumUpCounts(transaction, tenantId);
    return rows.map(({ id }) => id);
  },

  replace: async (transaction, current, { tenant_id, id, ...columns }) => {
    const assignments = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    const changes = differences(current, { tenant_id, id, ...columns });
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
  },

  delete: async (transaction, { tenant_id, id, ...columns }) => {
    const { archived, customer_type, count } = countChange(columns, -1);
    await sql`
      with counted as (
        insert into customer_counts (tenant_id, archived, customer_type, count)
        values (${tenant_id}, ${archived}, ${customer_type}, ${count})
      ), forgotten as (
        delete from customer_search where tenant_id = ${tenant_id} and id = ${id}
      ), queued as (
        insert into customers_to_digest (tenant_id, ids) values (${tenant_id}, array[${id}::text])
      )
      delete from customers where tenant_id = ${tenant_id} and id = ${id}`.execute(transaction);
    await sometimesSumUpCounts(transaction, tenant_id);
  },
};

const arrays = insertedColumns.map((column, index) => `$${index + 2}::${typeOfColumn(column)}[]`);

/** @param furtherWrite another part of the statement. */
const insertStatement = (furtherWrite: string): string => `
  with inserted as (
    insert into customers (tenant_id, ${insertedColumns.join(', ')})
    select $1::text, given.* from unnest(${arrays.join(', ')}) as given
    on conflict do nothing
    returning id, archived_at, customer_type
  ), counted as (
    insert into customer_counts (tenant_id, archived, customer_type, count)
    select $1::text, (archived_at is not null)::int, customer_type, count(*) from inserted group by 2, 3
  ), queued as (
    insert into customers_to_digest (tenant_id, ids)
    select $1::text, array_agg(id) from inserted having count(*) > 0
  )${furtherWrite}
  select id from inserted`;

/** Makes the entry of `toCreatedEntry`, with the ids in the order of the request. */
const recording = `, recorded as (
    insert into webhook_outbox (tenant_id, id, created_at, event_count, events)
    select $1::text, gen_random_uuid()::text, (extract(epoch from now()) * 1000)::bigint, count(*),
      '[["' || string_agg(id, '"],["' order by id) || '"]]'
    from inserted having count(*) > 0
  )`;
