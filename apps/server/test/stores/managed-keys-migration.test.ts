import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { authenticate } from '../../src/api-keys/authenticate.ts';
import { hashApiKey } from '../../src/api-keys/hash-api-key.ts';
import { PostgresApiKeyStore } from '../../src/stores/postgres/postgres-api-key-store.ts';
import { SqliteApiKeyStore } from '../../src/stores/sqlite/sqlite-api-key-store.ts';
import { earlierDatabases } from './earlier-databases.ts';

test.each(earlierDatabases)(
  'keys that an earlier version has stored on $name can be managed',
  async ({ name, open }) => {
    const { db, update } = await open('0003');
    const hash = hashApiKey('sk_test_of_an_earlier_version');
    await sql`insert into tenants (tenant_id, created_at) values ('default', 1)`.execute(db);
    await sql`insert into api_keys (tenant_id, key_hash, created_at) values ('default', ${hash}, 2)`.execute(db);
    await update();

    const apiKeys = name === 'SQLite' ? new SqliteApiKeyStore(db) : new PostgresApiKeyStore(db);
    const [record] = await apiKeys.listKeys();
    const unknown = { label: null, prefix: null, lastUsedAt: null, revokedAt: null };
    const want = { tenant: { id: 'default', name: 'default' }, createdAt: new Date(2), ...unknown };
    expect(record).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), ...want });
    expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toMatchObject({ tenantId: 'default' });
    await apiKeys.revokeKey(record?.id ?? '', new Date(3));
    expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toBeUndefined();
  },
);
