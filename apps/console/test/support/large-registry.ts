import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startServer } from './server.ts';

/** The driver of SQLite that the server has. */
interface Database {
  new (file: string): { exec(sql: string): void; close(): void };
}
const Libsql = createRequire(new URL('../../../server/package.json', import.meta.url))('libsql') as Database;

/**
 * Makes a database of many customers: the server creates one, and SQLite copies it. Creating all of them through the API
 * would take longer than all tests of the console together.
 *
 * @param folder where the database is created.
 * @returns its file. The newest customer is `customer_` with `size` as its number.
 */
export async function createLargeRegistry(folder: string, size: number): Promise<string> {
  const file = join(folder, 'rollcall.db');
  const server = await startServer(file);
  await server.rollcall.customers.create({
    customer_key: 'customer_1',
    customer_type: 'BUSINESS',
    primary_email: 'customer_1@example.com',
    display_name: 'Customer 1',
  });
  await server.stop();
  const database = new Libsql(file);
  database.exec(`
    insert into customers
      (tenant_id, id, customer_key, primary_email, email_folded, customer_type, created_at, updated_at, search_text, attributes)
    with recursive counted (n) as (select 2 union all select n + 1 from counted where n < ${size})
    select tenant_id, substr(id, 1, 23) || '-' || printf('%012x', n), 'customer_' || n,
      'customer_' || n || '@example.com', 'customer_' || n || '@example.com', customer_type,
      created_at + n, updated_at + n, replace(search_text, 'customer_1@', 'customer_' || n || '@'),
      replace(attributes, 'Customer 1', 'Customer ' || n)
    from counted, customers where customers.customer_key = 'customer_1'`);
  database.close();
  return file;
}
