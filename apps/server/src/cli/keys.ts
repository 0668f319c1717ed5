import { defaultTenantId, generateApiKey, toNewApiKey } from '../api-keys/api-key.ts';
import type { ApiKeyRecord } from '../api-keys/api-key-store.ts';
import { type DatabaseConfig, parseConfig } from '../config.ts';
import { StartError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { createLogger } from '../server/logger.ts';
import type { OpenDatabase } from '../storage/database.ts';
import { openDatabase } from '../storage/open-database.ts';
import { inMemoryName } from '../storage/sqlite/worker/protocol.ts';
import type { CommandOf } from './parse-command.ts';
import { type Columns, formatTable } from './table.ts';

/** Creates a key. Standard output contains the key alone, for use in scripts. */
export async function createKey({ tenant, label, live }: CommandOf<'keys create'>): Promise<void> {
  const key = generateApiKey(live ? 'live' : 'test');
  const newKey = toNewApiKey(newId(), key, label);
  const owner = { id: tenant === defaultTenantId ? defaultTenantId : newId(), name: tenant };
  await withApiKeys(({ apiKeys, now }) => apiKeys.createKey(owner, newKey, now()));
  process.stderr.write(`This is the key ${newKey.id} of the tenant ${tenant}. It is not shown again.\n`);
  process.stdout.write(`${key}\n`);
}

/** Lists the keys, with their first characters only. */
export async function listKeys({ tenant, json }: CommandOf<'keys list'>): Promise<void> {
  const records = await withApiKeys(({ apiKeys }) => apiKeys.listKeys());
  const wanted = records.filter((record) => tenant === undefined || record.tenant.name === tenant);
  process.stdout.write(
    json ? `${JSON.stringify(wanted.map(toPublicRecord), null, 2)}\n` : formatTable(columns, wanted),
  );
}

/** @throws StartError if there is no such key. */
export async function revokeKey({ id }: CommandOf<'keys revoke'>): Promise<void> {
  const record = await withApiKeys(({ apiKeys, now }) => apiKeys.revokeKey(id, now()));
  if (record === undefined) throw new StartError(`There is no key ${id}. See rollcall-server keys list.`);
  process.stdout.write(`The key ${id} of the tenant ${record.tenant.name} is revoked.\n`);
}

/** A key for programs: the names of the API, times in ISO 8601. */
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

const columns: Columns<ApiKeyRecord> = {
  ID: ({ id }) => id,
  TENANT: ({ tenant }) => tenant.name,
  KEY: ({ prefix }) => (prefix === null ? '' : `${prefix}…`),
  CREATED: ({ createdAt }) => toMinute(createdAt),
  'LAST USED': ({ lastUsedAt }) => toMinute(lastUsedAt),
  REVOKED: ({ revokedAt }) => toMinute(revokedAt),
  LABEL: ({ label }) => label ?? '',
};

/** A time in UTC; a dash for none. */
function toMinute(moment: Date | null): string {
  return moment === null ? '-' : `${moment.toISOString().slice(0, 16)}Z`;
}

/**
 * Opens the database of the environment, and closes it after the work.
 *
 * @throws StartError if the database cannot be used, such as a SQLite file that a server has opened.
 */
async function withApiKeys<Result>(work: (database: OpenDatabase) => Promise<Result>): Promise<Result> {
  const { database, logLevel } = parseConfig(process.env);
  const open = await openForKeys(database, logLevel);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

async function openForKeys(
  database: DatabaseConfig,
  logLevel: Parameters<typeof createLogger>[0],
): Promise<OpenDatabase> {
  if (database.kind === 'sqlite' && database.file === inMemoryName) {
    throw new StartError('Only its server can manage the keys of a database in memory.');
  }
  try {
    return await openDatabase(database, createLogger(logLevel));
  } catch (error) {
    throw database.kind === 'sqlite' ? toKeysError(database.file, error) : error;
  }
}

function toKeysError(file: string, error: unknown): unknown {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  if (code !== 'SQLITE_BUSY') return error;
  return new StartError(
    `The database file ${file} is in use by a server. Stop the server first. With PostgreSQL, keys can be managed at any time.`,
    { cause: error },
  );
}
