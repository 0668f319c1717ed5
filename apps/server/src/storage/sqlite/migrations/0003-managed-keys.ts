import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Adds the names of tenants, and the columns to manage keys. A key belongs to one tenant, so its hash is unique over
 * all of them. The indexes on hashes and names find a tenant, so they cannot start with it. The prefix of existing keys
 * is unknown, because only their hash was stored.
 */
export const managedKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await nameTenants(db);
    await rebuildApiKeys(db);
  },
};

async function nameTenants(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants add column name text not null default ''`.execute(db);
  await sql`update tenants set name = tenant_id`.execute(db);
  await sql`create unique index tenants_by_name on tenants (name)`.execute(db);
}

/** SQLite cannot add a column that is not null and has no default. */
async function rebuildApiKeys(db: Kysely<unknown>): Promise<void> {
  await sql`alter table api_keys rename to former_api_keys`.execute(db);
  await sql`
    create table api_keys (
      tenant_id text not null references tenants (tenant_id),
      key_hash text not null,
      id text not null,
      label text,
      prefix text,
      created_at integer not null,
      last_used_at integer,
      revoked_at integer,
      primary key (tenant_id, key_hash)
    ) strict, without rowid`.execute(db);
  await sql`
    insert into api_keys (tenant_id, key_hash, id, created_at)
    select tenant_id, key_hash, substr(key_hash, 1, 32), created_at from former_api_keys`.execute(db);
  await sql`drop table former_api_keys`.execute(db);
  await sql`create unique index api_keys_by_hash on api_keys (key_hash)`.execute(db);
  await sql`create unique index api_keys_by_id on api_keys (id)`.execute(db);
}
