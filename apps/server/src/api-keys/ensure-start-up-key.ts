import type { Services } from '../services.js';
import { readApiKeyFile, writeApiKeyFile } from './api-key-file.js';
import { defaultTenantId } from './default-tenant.js';
import { generateApiKey } from './generate-api-key.js';
import { hashApiKey } from './hash-api-key.js';

/** Where the key of the default tenant comes from. */
export interface StartUpKeySource {
  /** The key that the operator has set; it goes before all others and is never kept on disk. */
  readonly configuredKey: string | undefined;
  /** Where a generated key is kept; `undefined` where it is to live no longer than the process. */
  readonly keyFile: string | undefined;
}

/**
 * Makes sure that the default tenant has a key to start with: the configured one, else the one that an earlier start
 * has kept, else a new one.
 *
 * @returns the key to show to the operator; `undefined` where the operator has set it and knows it.
 * @throws StartError where the file of the key cannot be used.
 */
export async function ensureStartUpKey(
  services: Pick<Services, 'apiKeys' | 'now'>,
  source: StartUpKeySource,
): Promise<string | undefined> {
  const key = source.configuredKey ?? (await keptKey(source.keyFile));
  await services.apiKeys.ensureKey({ tenantId: defaultTenantId, hash: hashApiKey(key) }, services.now());
  return source.configuredKey === undefined ? key : undefined;
}

async function keptKey(keyFile: string | undefined): Promise<string> {
  if (keyFile === undefined) return generateApiKey();
  const kept = await readApiKeyFile(keyFile);
  if (kept !== undefined) return kept;
  // Kept before it is stored in the database: a crash in between costs nothing, since each start stores it again.
  const key = generateApiKey();
  await writeApiKeyFile(keyFile, key);
  return key;
}
