import type { Kysely, Transaction } from 'kysely';
import type { StoredApiKey } from '../api-keys/api-key-store.js';
import type { Tables } from './tables.js';

/** Makes sure that the tenant and the key are there. */
export async function insertKey(
  transaction: Transaction<Tables>,
  { tenantId, hash }: StoredApiKey,
  now: Date,
): Promise<void> {
  const created_at = now.getTime();
  const tenant = { tenant_id: tenantId, created_at };
  await transaction
    .insertInto('tenants')
    .values(tenant)
    .onConflict((on) => on.doNothing())
    .execute();
  const key = { tenant_id: tenantId, key_hash: hash, created_at };
  await transaction
    .insertInto('api_keys')
    .values(key)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The key of a hash, or none. */
export function selectByHash(db: Kysely<Tables>, hash: string) {
  return db.selectFrom('api_keys').select(['tenant_id as tenantId', 'key_hash as hash']).where('key_hash', '=', hash);
}

/** Whether there is a key at all. */
export async function hasKeys(db: Kysely<Tables>): Promise<boolean> {
  const [key] = await db.selectFrom('api_keys').select('key_hash').limit(1).execute();
  return key !== undefined;
}
