import type { Services } from '../services.js';
import { readApiKeyFile, writeApiKeyFile } from './api-key-file.js';
import { defaultTenantId } from './default-tenant.js';
import { generateApiKey } from './generate-api-key.js';
import { hashApiKey } from './hash-api-key.js';

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
 * @throws StartError where the file of the key cannot be used.
 */
export async function ensureStartUpKey(
  services: Pick<Services, 'apiKeys' | 'now'>,
  { configuredKey, otherwise }: StartUpKeySource,
): Promise<StartUpKey> {
  if (configuredKey !== undefined) {
    await ensureKey(services, configuredKey);
    return { source: 'configured' };
  }
  if (otherwise === 'make none') return { source: (await services.apiKeys.hasKeys()) ? 'stored' : 'none' };
  const key = otherwise === 'make one' ? generateApiKey() : await keptKey(otherwise.keyFile);
  await ensureKey(services, key);
  return { source: 'shown', key };
}

async function ensureKey({ apiKeys, now }: Pick<Services, 'apiKeys' | 'now'>, key: string): Promise<void> {
  await apiKeys.ensureKey({ tenantId: defaultTenantId, hash: hashApiKey(key) }, now());
}

async function keptKey(keyFile: string): Promise<string> {
  const kept = await readApiKeyFile(keyFile);
  if (kept !== undefined) return kept;
  // Kept before it is stored in the database: a crash in between costs nothing, since each start stores it again.
  const key = generateApiKey();
  await writeApiKeyFile(keyFile, key);
  return key;
}
