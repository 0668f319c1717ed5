import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { hashApiKey } from '../../src/api-keys/api-key.ts';
import { authenticate } from '../../src/api-keys/authenticate.ts';
import { PostgresApiKeyStore } from '../../src/storage/postgres/api-key-store.ts';
import { toCustomerRow } from '../../src/storage/sql/tables.ts';
import { SqliteApiKeyStore } from '../../src/storage/sqlite/api-key-store.ts';
import { recordOf } from '../support/customer-records.ts';
import { earlierDatabases } from '../support/earlier-databases.ts';

const all = { offset: 0, limit: 10 };

test.each(earlierDatabases)('customers of an earlier version are counted and found on $name', async ({ open }) => {
  const { db, stores, update } = await open('0004');
  await sql`insert into tenants (tenant_id, name, created_at) values ('t', 't', 1)`.execute(db);
  const jane = recordOf('jane', { last_name: 'Doe' }, new Date(1));
  const acme = recordOf('acme', { customer_type: 'BUSINESS' }, new Date(2));
  const rows = [toCustomerRow('t', jane), { ...toCustomerRow('t', acme), archived_at: 3 }];
  await db.insertInto('customers').values(rows).execute();
  await update();

  const { customers } = stores;
  expect(await customers.list('t', { archived: 'include' }, all)).toMatchObject({
    records: [{ id: acme.id }, jane],
    totalCount: 2,
  });
  expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 1 });
  expect(await customers.list('t', { archived: 'exclude', searchTerm: 'doe' }, all)).toMatchObject({ totalCount: 1 });
  await customers.delete('t', 'acme');
  await customers.insertMany('t', [recordOf('new')]);
  expect(await customers.list('t', { archived: 'exclude' }, all)).toMatchObject({ totalCount: 2 });
  expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 0 });
});

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
