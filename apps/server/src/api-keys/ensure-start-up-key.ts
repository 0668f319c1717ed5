import type { Services } from '../services.ts';
import { StartError } from '../start-error.ts';
import { readApiKeyFile, writeApiKeyFile } from './api-key-file.ts';
import { defaultTenantId } from './default-tenant.ts';
import { generateApiKey } from './generate-api-key.ts';
import { toNewApiKey } from './to-new-api-key.ts';

/** Where the key of the default tenant comes from. */
export interface StartUpKeySource {
  /** The key that the operator has set; it goes before all others and is never kept on disk. */
  readonly configuredKey: string | undefined;
  /** What to do without one: make one and keep it in a file, make one that lives as long as the process, or make none. */
  readonly otherwise: { readonly keyFile: string } | 'make one' | 'make none';
}

/** How callers come by a key: it is to be shown to the operator, the operator has set it, it is stored, or there is none. */
export type StartUpKey =
  | { readonly source: 'shown'; readonly key: string }
  | { readonly source: 'configured' | 'stored' | 'none' };

/**
 * Makes sure that the default tenant has a key to start with: the configured one, else the one that an earlier start
 * has kept, else a new one. Where none is to be made, it only finds out whether there is one.
 *
 * @throws StartError where the file of the key cannot be used, or where the key is revoked or another tenant's.
 */
export async function ensureStartUpKey(
  services: KeyServices,
  { configuredKey, otherwise }: StartUpKeySource,
): Promise<StartUpKey> {
  if (configuredKey !== undefined) {
    await ensureKey(services, configuredKey, 'ROLLCALL_API_KEY');
    return { source: 'configured' };
  }
  if (otherwise === 'make none') return { source: (await services.apiKeys.hasKeys()) ? 'stored' : 'none' };
  const key = otherwise === 'make one' ? generateApiKey() : await keptKey(otherwise.keyFile);
  await ensureKey(services, key, otherwise === 'make one' ? 'memory' : `the file ${otherwise.keyFile}`);
  return { source: 'shown', key };
}

type KeyServices = Pick<Services, 'apiKeys' | 'newId' | 'now'>;

async function ensureKey(services: KeyServices, key: string, place: string): Promise<void> {
  const newKey = toNewApiKey(services, key, 'start-up key');
  const { tenant, revokedAt } = await services.apiKeys.ensureKey(defaultTenantId, newKey, services.now());
  if (revokedAt !== null)
    throw new StartError(`The API key in ${place} is revoked: take it away, or put another one there.`);
  if (tenant.id !== defaultTenantId) {
    throw new StartError(`The API key in ${place} is one of the tenant ${tenant.name}: a key has one tenant only.`);
  }
}

async function keptKey(keyFile: string): Promise<string> {
  const kept = await readApiKeyFile(keyFile);
  if (kept !== undefined) return kept;
  // Kept before it is stored in the database: a crash in between costs nothing, since each start stores it again.
  const key = generateApiKey();
  await writeApiKeyFile(keyFile, key);
  return key;
}
