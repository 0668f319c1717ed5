import { firstNames, lastNames } from '../work/words.ts';
import { withPostgres } from './postgres.ts';

/**
 * Fills the tables of the server with customers of its default tenant, as if they had been created and indexed a while
 * ago. Millions through the API would take an hour.
 *
 * @param url an empty database with the tables of the server.
 */
export function fillPostgres(url: string, size: number): Promise<void> {
  return withPostgres(url, async (client) => {
    // Filling an index is slower than creating it.
    const { rows } = await client.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where indexname = 'customer_search_by_trigram'",
    );
    await client.query('drop index customer_search_by_trigram');
    await client.query(insertCustomers, [size, firstNames, lastNames]);
    await client.query(`
      insert into customer_counts (tenant_id, archived, customer_type, count)
      select tenant_id, (archived_at is not null)::int, customer_type, count(*) from customers group by 1, 2, 3`);
    await client.query('insert into customer_search select tenant_id, id, search_text from customers');
    for (const { indexdef } of rows) await client.query(indexdef);
    await client.query('vacuum analyze customers, customer_search, customer_counts');
    await client.query('checkpoint');
  });
}

/** One customer in fifty is archived. One has a name with a beginning of its own: zz. */
const insertCustomers = `
  insert into customers (
    tenant_id, id, customer_key, primary_email, email_folded, customer_type, created_at, updated_at, archived_at,
    search_text, attributes
  )
  select 'default', substr(hex, 1, 8) || '-' || substr(hex, 9) || '-7000-8000-' || lpad(to_hex(n), 12, '0'),
    'cus_' || lpad(n::text, 9, '0'), email, email, case when n % 3 = 0 then 'BUSINESS' else 'INDIVIDUAL' end,
    at, at, case when n % 50 = 0 then at end, lower(first || ' ' || last) || E'\\n' || email,
    json_build_object('first_name', first, 'last_name', last, 'city', 'Boston', 'country', 'US', 'currency', 'USD')
  from (
    select n, at, lpad(to_hex(at), 12, '0') as hex, 'c' || lpad(n::text, 9, '0') || '@example.com' as email,
      ($2::text[])[1 + n % cardinality($2::text[])] as first,
      case when n = 77 then 'Zzyzx' else ($3::text[])[1 + n / 22 % cardinality($3::text[])] end as last
    from (select n, 1700000000000 + n::bigint * 1000 as at from generate_series(1, $1::int) as numbers (n)) as numbered
  ) as made_up`;
