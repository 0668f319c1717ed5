import type { Kysely, Transaction } from 'kysely';
import type { ActiveApiKey, ApiKeyRecord, NewApiKey, Tenant } from '../../api-keys/api-key-store.ts';
import type { Tables } from './tables.ts';

/** Creates the tenant and the key unless they exist, and returns the key as it is stored. */
export async function ensureKey(
  transaction: Transaction<Tables>,
  tenantId: string,
  key: NewApiKey,
  now: Date,
): Promise<ApiKeyRecord> {
  await insertTenant(transaction, { id: tenantId, name: tenantId }, now);
  await insertKey(transaction, tenantId, key, now);
  return toRecord(await selectRecords(transaction).where('key_hash', '=', key.hash).executeTakeFirstOrThrow());
}

/** Adds a key to the tenant with the given name, which is created if necessary. */
export async function createKey(
  transaction: Transaction<Tables>,
  tenant: Tenant,
  key: NewApiKey,
  now: Date,
): Promise<ApiKeyRecord> {
  await insertTenant(transaction, tenant, now);
  const ofName = transaction.selectFrom('tenants').select('tenant_id').where('name', '=', tenant.name);
  const { tenant_id } = await ofName.executeTakeFirstOrThrow();
  await insertKey(transaction, tenant_id, key, now);
  return toRecord(await selectRecords(transaction).where('id', '=', key.id).executeTakeFirstOrThrow());
}

/** The key with a hash, unless it is revoked. */
export function selectByHash(db: Kysely<Tables>, hash: string) {
  return db
    .selectFrom('api_keys')
    .select(['id', 'tenant_id', 'key_hash', 'last_used_at'])
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null);
}

type ActiveRow = Pick<Tables['api_keys'], 'id' | 'tenant_id' | 'key_hash' | 'last_used_at'>;

export function toActiveKey({ id, tenant_id, key_hash, last_used_at }: ActiveRow): ActiveApiKey {
  return { id, tenantId: tenant_id, hash: key_hash, lastUsedAt: toDate(last_used_at) };
}

/** Whether any key is not revoked. */
export async function hasKeys(db: Kysely<Tables>): Promise<boolean> {
  const [key] = await db.selectFrom('api_keys').select('id').where('revoked_at', 'is', null).limit(1).execute();
  return key !== undefined;
}

export async function listKeys(db: Kysely<Tables>): Promise<ApiKeyRecord[]> {
  const rows = await selectRecords(db).orderBy('api_keys.created_at').orderBy('id').execute();
  return rows.map(toRecord);
}

export async function revokeKey(
  transaction: Transaction<Tables>,
  id: string,
  now: Date,
): Promise<ApiKeyRecord | undefined> {
  const unrevoked = transaction.updateTable('api_keys').where('id', '=', id).where('revoked_at', 'is', null);
  await unrevoked.set({ revoked_at: now.getTime() }).execute();
  const row = await selectRecords(transaction).where('id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

export async function recordUse(db: Kysely<Tables>, id: string, now: Date, unlessSince: Date): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: now.getTime() })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', unlessSince.getTime())]))
    .execute();
}

async function insertTenant(transaction: Transaction<Tables>, { id, name }: Tenant, now: Date): Promise<void> {
  await transaction
    .insertInto('tenants')
    .values({ tenant_id: id, name, created_at: now.getTime() })
    .onConflict((on) => on.doNothing())
    .execute();
}

async function insertKey(
  transaction: Transaction<Tables>,
  tenantId: string,
  { id, hash, prefix, label }: NewApiKey,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('api_keys')
    .values({ tenant_id: tenantId, key_hash: hash, id, label, prefix, created_at: now.getTime() })
    .onConflict((on) => on.doNothing())
    .execute();
}

function selectRecords(db: Kysely<Tables>) {
  return db
    .selectFrom('api_keys')
    .innerJoin('tenants', 'tenants.tenant_id', 'api_keys.tenant_id')
    .select(['id', 'api_keys.tenant_id', 'name', 'label', 'prefix', 'api_keys.created_at'])
    .select(['last_used_at', 'revoked_at']);
}

type RecordRow = Omit<Tables['api_keys'], 'key_hash'> & Pick<Tables['tenants'], 'name'>;

function toRecord({ id, tenant_id, name, label, prefix, ...row }: RecordRow): ApiKeyRecord {
  return {
    id,
    tenant: { id: tenant_id, name },
    label,
    prefix,
    createdAt: new Date(row.created_at),
    lastUsedAt: toDate(row.last_used_at),
    revokedAt: toDate(row.revoked_at),
  };
}

function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}
