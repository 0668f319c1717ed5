import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The first tables. Every primary key and unique index of tenant data starts with the tenant, so that the tables can be
 * split by tenant. Times are milliseconds since 1970, UTC. Texts are compared byte by byte (collation "C"): the
 * collation of a language can treat different texts as equal, or order them differently on another machine.
 */
export const tenantsKeysCustomers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTenants(db);
    await createApiKeys(db);
    await createCustomers(db);
    await createTransactionMarks(db);
  },
};

async function createTenants(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tenants (
      tenant_id text collate "C" not null primary key,
      created_at bigint not null
    )`.execute(db);
}

async function createApiKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      tenant_id text collate "C" not null references tenants (tenant_id),
      key_hash text collate "C" not null,
      created_at bigint not null,
      primary key (tenant_id, key_hash)
    )`.execute(db);
  await sql`create index api_keys_by_hash on api_keys (key_hash)`.execute(db);
}

/**
 * Has no reference to tenants: each inserted row would lock the row of its tenant, which costs a fifth of the
 * throughput. `attributes` is json, because jsonb loses the order of fields and the notation of numbers.
 */
async function createCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table customers (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      customer_key text collate "C" not null,
      primary_email text collate "C" not null,
      email_folded text collate "C" not null,
      customer_type text collate "C" not null,
      created_at bigint not null,
      updated_at bigint not null,
      archived_at bigint,
      search_text text collate "C" not null,
      attributes json not null,
      primary key (tenant_id, id)
    )`.execute(db);
  await sql`create unique index customers_by_key on customers (tenant_id, customer_key)`.execute(db);
  await sql`create unique index customers_by_email on customers (tenant_id, email_folded)`.execute(db);
  // Read backwards, it lists the newest first. The included columns allow filters and counts without reading the rows.
  await sql`
    create index customers_by_creation
    on customers (tenant_id, created_at, id) include (archived_at, customer_type)`.execute(db);
}

/**
 * Commit markers: one row for each connection that writes, from which a server finds out whether a transaction was
 * committed. They belong to no tenant. Half of each page stays free for the next version of its rows.
 */
async function createTransactionMarks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table transaction_marks (
      row_id text collate "C" not null primary key,
      number bigint not null,
      begun_at bigint not null
    ) with (fillfactor = 50)`.execute(db);
}
