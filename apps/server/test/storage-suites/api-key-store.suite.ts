import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashApiKey } from '../../src/api-keys/api-key.ts';
import { authenticate } from '../../src/api-keys/authenticate.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';

const now = new Date('2026-11-23T09:30:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const newKey = (id: string) => ({ id, hash: hashApiKey(`sk_test_${id}`), prefix: `sk_test_${id[0]}`, label: null });

/** The guarantees of every ApiKeyStore. */
export function describeApiKeyStore(name: string, open: () => Promise<TestStores>): void {
  describe(`the API keys on ${name}`, () => {
    let stores: TestStores;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());

    test('authenticate their tenant', async () => {
      expect(await authenticate(stores, `sk_test_of_${tenant}`)).toMatchObject({ tenantId: tenant });
      expect(await authenticate(stores, `sk_test_of_${otherTenant}`)).toMatchObject({ tenantId: otherTenant });
    });

    test.each([
      '',
      'sk_test_unknown',
      `sk_test_of_${tenant} `,
      `SK_TEST_OF_${tenant}`,
      hashApiKey(`sk_test_of_${tenant}`),
    ])('reject "%s", which is not a key', async (given) => {
      expect(await authenticate(stores, given)).toBeUndefined();
    });

    test('stay as they are when they are ensured again', async () => {
      const want = { id: 'second', tenant: { id: tenant, name: tenant }, prefix: 'sk_test_s', createdAt: now };
      expect(await stores.apiKeys.ensureKey(tenant, newKey('second'), now)).toMatchObject(want);
      const again = { ...newKey('second'), id: 'another' };
      expect(await stores.apiKeys.ensureKey(tenant, again, minutesLater(1))).toMatchObject(want);
      expect(await stores.apiKeys.hasKeys()).toBe(true);
      expect(await authenticate(stores, `sk_test_of_${tenant}`)).toMatchObject({ tenantId: tenant });
    });

    test('cannot be taken over by another tenant', async () => {
      await stores.apiKeys.ensureKey(tenant, newKey('mine'), now);
      const record = await stores.apiKeys.ensureKey(otherTenant, { ...newKey('mine'), id: 'yours' }, now);
      expect(record).toMatchObject({ id: 'mine', tenant: { id: tenant } });
      const ids = (await stores.apiKeys.listKeys()).map(({ id }) => id);
      expect(ids.filter((id) => id === 'mine' || id === 'yours')).toEqual(['mine']);
    });

    test('can be several for one tenant, which is created with the first and found by its name', async () => {
      await stores.apiKeys.createKey({ id: 'id_1', name: 'acme' }, { ...newKey('acme_1'), label: 'Ünï "1"' }, now);
      await stores.apiKeys.createKey({ id: 'id_2', name: 'acme' }, newKey('acme_2'), minutesLater(1));
      const records = (await stores.apiKeys.listKeys()).filter((record) => record.tenant.name === 'acme');
      const shared = { tenant: { id: 'id_1', name: 'acme' }, prefix: 'sk_test_a', lastUsedAt: null, revokedAt: null };
      expect(records).toEqual([
        { ...shared, id: 'acme_1', label: 'Ünï "1"', createdAt: now },
        { ...shared, id: 'acme_2', label: null, createdAt: minutesLater(1) },
      ]);
      expect(await authenticate(stores, 'sk_test_acme_2')).toMatchObject({ tenantId: 'id_1' });
    });

    test('stop working when they are revoked, while the others of the tenant still work', async () => {
      await stores.apiKeys.createKey({ id: 'id_3', name: 'globex' }, newKey('revoked'), now);
      await stores.apiKeys.createKey({ id: 'id_3', name: 'globex' }, newKey('kept'), now);
      expect(await stores.apiKeys.revokeKey('revoked', minutesLater(5))).toMatchObject({ revokedAt: minutesLater(5) });
      expect(await authenticate(stores, 'sk_test_revoked')).toBeUndefined();
      expect(await authenticate(stores, 'sk_test_kept')).toMatchObject({ id: 'kept' });
      expect(await stores.apiKeys.revokeKey('revoked', minutesLater(9))).toMatchObject({ revokedAt: minutesLater(5) });
      const ensured = await stores.apiKeys.ensureKey('id_3', newKey('revoked'), minutesLater(9));
      expect(ensured.revokedAt).toEqual(minutesLater(5));
      expect(await stores.apiKeys.revokeKey('nobody', now)).toBeUndefined();
    });

    test('record their last use unless a recent one is stored', async () => {
      await stores.apiKeys.ensureKey(tenant, newKey('used'), now);
      const lastUse = async () => (await authenticate(stores, 'sk_test_used'))?.lastUsedAt;
      expect(await lastUse()).toBeNull();
      await stores.apiKeys.recordUse('used', now, minutesLater(-1));
      expect(await lastUse()).toEqual(now);
      await stores.apiKeys.recordUse('used', minutesLater(0.5), minutesLater(-0.5));
      expect(await lastUse()).toEqual(now);
      await stores.apiKeys.recordUse('used', minutesLater(2), minutesLater(1));
      expect(await lastUse()).toEqual(minutesLater(2));
    });
  });
}
