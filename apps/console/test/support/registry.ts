import { hash } from 'node:crypto';
import { createRequire } from 'node:module';

/** The driver of SQLite that the server has. */
interface Database {
  new (file: string): { exec(sql: string): void; close(): void };
}
const Libsql = createRequire(new URL('../../../server/package.json', import.meta.url))('libsql') as Database;

/** The customers of the tenant that has many. The newest one is `customer_` with this number. */
export const LARGE_SIZE = 100_000;

/** A tenant, and its key. */
interface NewTenant {
  readonly name: string;
  readonly apiKey: string;
}

/** Adds tenants without customers to a database that no server has open. */
export function addTenants(file: string, tenants: readonly NewTenant[]): void {
  for (const { name, apiKey } of tenants) {
    execute(
      file,
      `insert into tenants (tenant_id, name, created_at) values ('${name}', '${name}', 0);
      insert into api_keys (tenant_id, key_hash, id, created_at)
      values ('${name}', '${hash('sha256', apiKey, 'hex')}', 'key of ${name}', 0)`,
    );
  }
}

/**
 * Copies the only customer of a database, `customer_1`, which no server has open, until its tenant has 100,000. Creating
 * them through the API, or indexing them for the search, would take longer than all tests of the console together.
 */
export function copyOnlyCustomer(file: string): void {
  execute(
    file,
    `insert into customers
      (tenant_id, id, customer_key, primary_email, email_folded, customer_type, created_at, updated_at, search_text, attributes)
    with recursive counted (n) as (select 2 union all select n + 1 from counted where n < ${LARGE_SIZE})
    select tenant_id, substr(id, 1, 23) || '-' || printf('%012x', n), 'customer_' || n,
      'customer_' || n || '@example.com', 'customer_' || n || '@example.com', customer_type,
      created_at + n, updated_at + n, replace(search_text, 'customer_1@', 'customer_' || n || '@'),
      replace(attributes, 'Customer 1', 'Customer ' || n)
    from counted, customers where customers.customer_key = 'customer_1';
    delete from customer_counts;
    insert into customer_counts
      select tenant_id, 0, customer_type, count(*) from customers group by tenant_id, customer_type;
    update customer_digest set digested_to = (select max(number) from customers)`,
  );
}

function execute(file: string, statements: string): void {
  const database = new Libsql(file);
  // Nobody needs this file after a crash, and all of it fits into this cache of 200 MB.
  database.exec(`pragma synchronous = off; pragma cache_size = -200000; begin; ${statements}; commit`);
  database.close();
}
