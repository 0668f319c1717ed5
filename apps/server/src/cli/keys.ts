import type { ApiKeyRecord } from '../api-keys/api-key-store.ts';
import { defaultTenantId } from '../api-keys/default-tenant.ts';
import { generateApiKey } from '../api-keys/generate-api-key.ts';
import { toNewApiKey } from '../api-keys/to-new-api-key.ts';
import { newId } from '../new-id.ts';
import { StartError } from '../start-error.ts';
import { formatKeys } from './format-keys.ts';
import type { Command } from './parse-command.ts';
import { withApiKeys } from './with-api-keys.ts';

type CommandOf<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** Makes a key. On standard output there is nothing but the key, so that a script can take it from there. */
export async function createKey({ tenant, label, live }: CommandOf<'keys create'>): Promise<void> {
  const key = generateApiKey(live ? 'live' : 'test');
  const newKey = toNewApiKey({ newId }, key, label);
  const owner = { id: tenant === defaultTenantId ? defaultTenantId : newId(), name: tenant };
  await withApiKeys((apiKeys) => apiKeys.createKey(owner, newKey, new Date()));
  process.stderr.write(`This is the key ${newKey.id} of the tenant ${tenant}. It is shown now and never again.\n`);
  process.stdout.write(`${key}\n`);
}

/** Shows the keys, of which nobody can tell what they are beyond their first characters. */
export async function listKeys({ tenant, json }: CommandOf<'keys list'>): Promise<void> {
  const records = await withApiKeys((apiKeys) => apiKeys.listKeys());
  const wanted = records.filter((record) => tenant === undefined || record.tenant.name === tenant);
  process.stdout.write(json ? `${JSON.stringify(wanted.map(toPublicRecord), null, 2)}\n` : formatKeys(wanted));
}

/** @throws StartError where there is no such key. */
export async function revokeKey({ id }: CommandOf<'keys revoke'>): Promise<void> {
  const record = await withApiKeys((apiKeys) => apiKeys.revokeKey(id, new Date()));
  if (record === undefined) throw new StartError(`There is no key ${id}; rollcall-server keys list shows all.`);
  process.stdout.write(`The key ${id} of the tenant ${record.tenant.name} is revoked.\n`);
}

/** A key as programs read it: the names of the API, times in ISO 8601. */
function toPublicRecord({ id, tenant, label, prefix, createdAt, lastUsedAt, revokedAt }: ApiKeyRecord) {
  return {
    id,
    tenant: tenant.name,
    label,
    prefix,
    created_at: createdAt,
    last_used_at: lastUsedAt,
    revoked_at: revokedAt,
  };
}
