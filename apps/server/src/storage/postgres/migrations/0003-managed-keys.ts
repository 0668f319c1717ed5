import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Adds the names of tenants, and the columns to manage keys. A key belongs to one tenant, so its hash is unique over
 * all of them. The indexes on hashes and names find a tenant, so they cannot start with it. The prefix of existing keys
 * is unknown, because only their hash was stored.
 */
export const managedKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await nameTenants(db);
    await extendApiKeys(db);
  },
};

async function nameTenants(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants add column name text collate "C"`.execute(db);
  await sql`update tenants set name = tenant_id`.execute(db);
  await sql`alter table tenants alter column name set not null`.execute(db);
  await sql`create unique index tenants_by_name on tenants (name)`.execute(db);
}

async function extendApiKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table api_keys
      add column id text collate "C",
      add column label text collate "C",
      add column prefix text collate "C",
      add column last_used_at bigint,
      add column revoked_at bigint`.execute(db);
  await sql`update api_keys set id = substr(key_hash, 1, 32)`.execute(db);
  await sql`alter table api_keys alter column id set not null`.execute(db);
  await sql`drop index api_keys_by_hash`.execute(db);
  await sql`create unique index api_keys_by_hash on api_keys (key_hash)`.execute(db);
  await sql`create unique index api_keys_by_id on api_keys (id)`.execute(db);
}
