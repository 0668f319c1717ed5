import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../core/errors.ts';
import { defaultTenantId, generateApiKey, isUsableApiKey, toNewApiKey } from './api-key.ts';
import type { ApiKeyStore } from './api-key-store.ts';

/** The source of the default tenant's key. */
export interface StartUpKeySource {
  /** The key that the operator has set. It precedes all others and is never written to disk. */
  readonly configuredKey: string | undefined;
  /** Without a configured key: create one and keep it in a file, create one for this process alone, or create none. */
  readonly otherwise: { readonly keyFile: string } | 'create one' | 'create none';
}

/** How callers get a key: the operator is shown it, the operator has set it, it is stored, or there is none. */
export type StartUpKey =
  | { readonly source: 'shown'; readonly key: string }
  | { readonly source: 'configured' | 'stored' | 'none' };

/**
 * Ensures that the default tenant has a key: the configured one, else the one in the file of an earlier start, else a new
 * one. If none is to be created, it only checks whether any key exists.
 *
 * @throws StartError if the key file cannot be used, or if the key is revoked or belongs to another tenant.
 */
export async function ensureStartUpKey(
  deps: KeyDeps,
  { configuredKey, otherwise }: StartUpKeySource,
): Promise<StartUpKey> {
  if (configuredKey !== undefined) {
    await ensureKey(deps, configuredKey, 'ROLLCALL_API_KEY');
    return { source: 'configured' };
  }
  if (otherwise === 'create none') return { source: (await deps.apiKeys.hasKeys()) ? 'stored' : 'none' };
  const key = otherwise === 'create one' ? generateApiKey() : await storedKey(otherwise.keyFile);
  await ensureKey(deps, key, otherwise === 'create one' ? 'memory' : `the file ${otherwise.keyFile}`);
  return { source: 'shown', key };
}

interface KeyDeps {
  readonly apiKeys: ApiKeyStore;
  readonly newId: () => string;
  readonly now: () => Date;
}

async function ensureKey({ apiKeys, newId, now }: KeyDeps, key: string, place: string): Promise<void> {
  const newKey = toNewApiKey(newId(), key, 'start-up key');
  const { tenant, revokedAt } = await apiKeys.ensureKey(defaultTenantId, newKey, now());
  if (revokedAt !== null) throw new StartError(`The API key in ${place} is revoked. Remove or replace it.`);
  if (tenant.id !== defaultTenantId) {
    throw new StartError(
      `The API key in ${place} belongs to the tenant ${tenant.name}. A key can have one tenant only.`,
    );
  }
}

async function storedKey(keyFile: string): Promise<string> {
  const stored = await readApiKeyFile(keyFile);
  if (stored !== undefined) return stored;
  // The file is written first: after a crash in between, the next start stores its key in the database.
  const key = generateApiKey();
  await writeApiKeyFile(keyFile, key);
  return key;
}

/**
 * Reads the key of an earlier start; `undefined` if there is no file.
 *
 * @throws StartError if the file cannot be read or contains no key.
 */
async function readApiKeyFile(file: string): Promise<string | undefined> {
  const key = (await readIfExists(file))?.trim();
  if (key !== undefined && !isUsableApiKey(key)) {
    throw new StartError(
      `The file ${file} does not contain an API key. Delete it, and the next start creates a new one.`,
    );
  }
  return key;
}

/**
 * Writes a key for later starts, readable by the owner alone. A crash leaves the whole file or none.
 *
 * @throws StartError if the file cannot be written.
 */
async function writeApiKeyFile(file: string, key: string): Promise<void> {
  const unfinished = `${file}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // The mode applies to new files only, so a leftover is deleted.
    await rm(unfinished, { force: true });
    await writeFile(unfinished, `${key}\n`, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    throw new StartError(`The API key cannot be written to ${file}: ${(error as Error).message}.`, { cause: error });
  }
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`The API key in ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
