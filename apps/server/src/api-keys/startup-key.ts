import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../core/errors.ts';
import type { Services } from '../services.ts';
import { defaultTenantId, generateApiKey, isUsableApiKey, toNewApiKey } from './api-key.ts';

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

/**
 * Reads the key that an earlier start has kept; `undefined` where there is no file.
 *
 * @throws StartError where the file cannot be read or holds no key.
 */
export async function readApiKeyFile(file: string): Promise<string | undefined> {
  const key = (await readIfThere(file))?.trim();
  if (key !== undefined && !isUsableApiKey(key)) {
    throw new StartError(`The file ${file} does not hold an API key; delete it, and the next start makes a new one.`);
  }
  return key;
}

/**
 * Keeps a key for later starts, readable by the owner alone. A crash leaves the whole file or none.
 *
 * @throws StartError where the file cannot be written.
 */
export async function writeApiKeyFile(file: string, key: string): Promise<void> {
  const unfinished = `${file}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // The mode applies to a file that is made here, not to one that is left over.
    await rm(unfinished, { force: true });
    await writeFile(unfinished, `${key}\n`, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    throw new StartError(`The API key cannot be kept in ${file}: ${(error as Error).message}.`, { cause: error });
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`The API key in ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
