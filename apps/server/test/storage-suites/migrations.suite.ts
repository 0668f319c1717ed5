import { type Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashApiKey } from '../../src/api-keys/api-key.ts';
import type { ApiKeyStore } from '../../src/api-keys/api-key-store.ts';
import { authenticate } from '../../src/api-keys/authenticate.ts';
import { type Migrations, migrate } from '../../src/storage/migrate.ts';
import { type Tables, toCustomerRow } from '../../src/storage/sql/tables.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { recordOf } from '../support/customer-records.ts';

/** A database whose migrations are tested. Each `open` makes one without tables. */
interface MigratedDatabase {
  readonly name: string;
  readonly migrations: Migrations;
  readonly open: () => Promise<Kysely<Tables>>;
  readonly storesOf: (db: Kysely<Tables>) => Stores;
  readonly apiKeysOf: (db: Kysely<Tables>) => ApiKeyStore;
}

const all = { offset: 0, limit: 10 };

/** The effects of the migrations on the data of earlier versions. */
export function describeMigrations({ name, migrations, open, storesOf, apiKeysOf }: MigratedDatabase): void {
  describe(`the migrations of ${name}`, () => {
    /** A database with the migrations whose names come before `before`. */
    const openEarlier = async (before: string) => {
      const db = await open();
      onTestFinished(() => db.destroy());
      const earlier = Object.entries(migrations).filter(([migration]) => migration < before);
      await migrate(db, Object.fromEntries(earlier));
      return db;
    };

    it('make customers of an earlier version countable and searchable', async () => {
      const db = await openEarlier('0004');
      await sql`insert into tenants (tenant_id, name, created_at) values ('t', 't', 1)`.execute(db);
      const jane = recordOf('jane', { last_name: 'Doe' }, new Date(1));
      const acme = recordOf('acme', { customer_type: 'BUSINESS' }, new Date(2));
      const rows = [toCustomerRow('t', jane), { ...toCustomerRow('t', acme), archived_at: 3 }];
      await db.insertInto('customers').values(rows).execute();
      await migrate(db, migrations);

      const { customers } = storesOf(db);
      expect(await customers.list('t', { archived: 'include' }, all)).toMatchObject({
        records: [{ id: acme.id }, jane],
        totalCount: 2,
      });
      expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 1 });
      expect(await customers.list('t', { archived: 'exclude', searchTerm: 'doe' }, all)).toMatchObject({
        totalCount: 1,
      });
      await customers.delete('t', 'acme');
      await customers.insertMany('t', [recordOf('new')]);
      expect(await customers.list('t', { archived: 'exclude' }, all)).toMatchObject({ totalCount: 2 });
      expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 0 });
    });

    it('make API keys of an earlier version manageable', async () => {
      const db = await openEarlier('0003');
      const hash = hashApiKey('sk_test_of_an_earlier_version');
      await sql`insert into tenants (tenant_id, created_at) values ('default', 1)`.execute(db);
      await sql`insert into api_keys (tenant_id, key_hash, created_at) values ('default', ${hash}, 2)`.execute(db);
      await migrate(db, migrations);

      const apiKeys = apiKeysOf(db);
      const [record] = await apiKeys.listKeys();
      const unknown = { label: null, prefix: null, lastUsedAt: null, revokedAt: null };
      const want = { tenant: { id: 'default', name: 'default' }, createdAt: new Date(2), ...unknown };
      expect(record).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), ...want });
      expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toMatchObject({ tenantId: 'default' });
      await apiKeys.revokeKey(record?.id ?? '', new Date(3));
      expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toBeUndefined();
    });
  });
}
