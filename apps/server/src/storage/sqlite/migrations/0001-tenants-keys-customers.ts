import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The first tables. Every primary key and unique index starts with the tenant, so that the tables can be split by
 * tenant. Times are milliseconds since 1970, UTC.
 */
export const tenantsKeysCustomers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTenants(db);
    await createApiKeys(db);
    await createCustomers(db);
    await describeCustomers(db);
  },
};

async function createTenants(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tenants (
      tenant_id text not null primary key,
      created_at integer not null
    ) strict, without rowid`.execute(db);
}

async function createApiKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      tenant_id text not null references tenants (tenant_id),
      key_hash text not null,
      created_at integer not null,
      primary key (tenant_id, key_hash)
    ) strict, without rowid`.execute(db);
  await sql`create index api_keys_by_hash on api_keys (key_hash)`.execute(db);
}

async function createCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table customers (
      tenant_id text not null references tenants (tenant_id),
      id text not null,
      customer_key text not null,
      primary_email text not null,
      email_folded text not null,
      customer_type text not null,
      created_at integer not null,
      updated_at integer not null,
      archived_at integer,
      search_text text not null,
      attributes text not null,
      primary key (tenant_id, id)
    ) strict`.execute(db);
  await sql`create unique index customers_by_key on customers (tenant_id, customer_key)`.execute(db);
  await sql`create unique index customers_by_email on customers (tenant_id, email_folded)`.execute(db);
  // Read backwards, it lists the newest first. The last two columns allow filters and counts without reading the rows.
  await sql`
    create index customers_by_creation
    on customers (tenant_id, created_at, id, archived_at, customer_type)`.execute(db);
}

/**
 * Tells the planner that a tenant has many customers, which it cannot know from an empty table. Otherwise it assumes
 * about ten, and reads all customers of a tenant to find a key.
 *
 * @see https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_sqlite_stat_tables
 */
async function describeCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`analyze sqlite_schema`.execute(db);
  await sql`
    insert into sqlite_stat1 (tbl, idx, stat) values
      ('customers', 'sqlite_autoindex_customers_1', '1000000 100000 1'),
      ('customers', 'customers_by_key', '1000000 100000 1'),
      ('customers', 'customers_by_email', '1000000 100000 1'),
      ('customers', 'customers_by_creation', '1000000 100000 10 1 1 1')`.execute(db);
  await sql`analyze sqlite_schema`.execute(db);
}
