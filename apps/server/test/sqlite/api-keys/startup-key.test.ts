import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { defaultTenantId } from '../../../src/api-keys/api-key.ts';
import { authenticate } from '../../../src/api-keys/authenticate.ts';
import { ensureStartUpKey, type StartUpKeySource } from '../../../src/api-keys/startup-key.ts';
import { StartError } from '../../../src/core/errors.ts';
import { SqliteApiKeyStore } from '../../../src/storage/sqlite/api-key-store.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { openSqliteStores } from '../../support/open-test-stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function openServices() {
  const { apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  return { apiKeys, now: () => new Date(), newId };
}

/** The shown key of a start without a configured one. */
async function shownKey(
  services: Parameters<typeof ensureStartUpKey>[0],
  otherwise: StartUpKeySource['otherwise'],
): Promise<string> {
  const startUpKey = await ensureStartUpKey(services, { configuredKey: undefined, otherwise });
  return 'key' in startUpKey ? startUpKey.key : expect.fail('no key is shown');
}

const configuredKey = 'sk_test_set_by_the_operator';

test('the first start creates a key in a file that only its owner can read, and later starts show the same key', async () => {
  const keyFile = join(await temporaryFolder(), 'data', 'api-key');
  const services = await openServices();
  const key = await shownKey(services, { keyFile });
  expect(key).toMatch(/^sk_test_[0-9a-f]{48}$/);
  expect(await readFile(keyFile, 'utf8')).toBe(`${key}\n`);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  // Even if the database is another one by then, the key of the file works.
  const later = await openServices();
  expect(await shownKey(later, { keyFile })).toBe(key);
  expect(await authenticate(later, key)).toMatchObject({ tenantId: defaultTenantId });
});

test('a configured key works, and is neither shown nor written to disk', async () => {
  const keyFile = join(await temporaryFolder(), 'api-key');
  const services = await openServices();
  expect(await ensureStartUpKey(services, { configuredKey, otherwise: { keyFile } })).toEqual({ source: 'configured' });
  expect(await authenticate(services, configuredKey)).toMatchObject({ tenantId: defaultTenantId });
  await expect(stat(keyFile)).rejects.toThrow('ENOENT');
});

test('without a key file, each start creates another key', async () => {
  const services = await openServices();
  const keys = [await shownKey(services, 'create one'), await shownKey(services, 'create one')];
  expect(new Set(keys).size).toBe(2);
});

test('if no key is to be created, the start reports whether one exists', async () => {
  const database = await openSqliteDatabase(inMemoryName);
  onTestFinished(database.close);
  const services = { apiKeys: new SqliteApiKeyStore(database.db), now: () => new Date(), newId };
  const source = { configuredKey: undefined, otherwise: 'create none' } as const;
  expect(await ensureStartUpKey(services, source)).toEqual({ source: 'none' });
  await ensureStartUpKey(services, { ...source, configuredKey });
  expect(await ensureStartUpKey(services, source)).toEqual({ source: 'stored' });
});

test('a key that is revoked or belongs to another tenant keeps the server from starting', async () => {
  const services = await openServices();
  const source = { configuredKey, otherwise: 'create none' } as const;
  await ensureStartUpKey(services, source);
  const [record] = (await services.apiKeys.listKeys()).filter(({ tenant }) => tenant.id === defaultTenantId);
  await services.apiKeys.revokeKey(record?.id ?? '', new Date());
  const revoked = 'The API key in ROLLCALL_API_KEY is revoked. Remove or replace it.';
  await expect(ensureStartUpKey(services, source)).rejects.toThrow(new StartError(revoked));
  const foreign = 'The API key in ROLLCALL_API_KEY belongs to the tenant tenant_a. A key can have one tenant only.';
  const foreignSource = { ...source, configuredKey: 'sk_test_of_tenant_a' };
  await expect(ensureStartUpKey(services, foreignSource)).rejects.toThrow(new StartError(foreign));
});

test.each(['', '\n', 'short', 'two words of a key'])(
  'a key file with the content %j is refused and left alone',
  async (given) => {
    const keyFile = join(await temporaryFolder(), 'api-key');
    await writeFile(keyFile, given);
    const want = `The file ${keyFile} does not contain an API key. Delete it, and the next start creates a new one.`;
    const start = ensureStartUpKey(await openServices(), { configuredKey: undefined, otherwise: { keyFile } });
    await expect(start).rejects.toThrow(new StartError(want));
    expect(await readFile(keyFile, 'utf8')).toBe(given);
  },
);

test('a leftover of a crash does not make the key readable for others', async () => {
  const keyFile = join(await temporaryFolder(), 'api-key');
  await writeFile(`${keyFile}.new`, 'left over');
  await chmod(`${keyFile}.new`, 0o666);
  await ensureStartUpKey(await openServices(), { configuredKey: undefined, otherwise: { keyFile } });
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written is reported in one sentence', async () => {
  const notAFolder = join(await temporaryFolder(), 'file');
  await writeFile(notAFolder, '');
  const keyFile = join(notAFolder, 'api-key');
  const start = ensureStartUpKey(await openServices(), { configuredKey: undefined, otherwise: { keyFile } });
  await expect(start).rejects.toThrow(`The API key in ${keyFile} cannot be read: `);
});
