import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticate } from '../../src/api-keys/authenticate.js';
import { hashApiKey } from '../../src/api-keys/hash-api-key.js';
import { otherTenant, type TestStores, tenant } from './open-test-stores.js';

/** What every ApiKeyStore guarantees, whatever the database. */
export function describeApiKeyStore(name: string, open: () => Promise<TestStores>): void {
  describe(`the keys on ${name}`, () => {
    let stores: TestStores;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());

    test('lead to their tenant', async () => {
      expect(await authenticate(stores, `sk_test_of_${tenant}`)).toBe(tenant);
      expect(await authenticate(stores, `sk_test_of_${otherTenant}`)).toBe(otherTenant);
    });

    test.each([
      '',
      'sk_test_unknown',
      `sk_test_of_${tenant} `,
      `SK_TEST_OF_${tenant}`,
      hashApiKey(`sk_test_of_${tenant}`),
    ])('do not accept "%s"', async (given) => {
      expect(await authenticate(stores, given)).toBeUndefined();
    });

    test('can be ensured again, and a tenant can have several', async () => {
      const key = { tenantId: tenant, hash: hashApiKey('sk_test_second') };
      await stores.apiKeys.ensureKey(key, new Date());
      await stores.apiKeys.ensureKey(key, new Date());
      expect(await stores.apiKeys.findByHash(key.hash)).toEqual(key);
      expect(await stores.apiKeys.hasKeys()).toBe(true);
      expect(await authenticate(stores, `sk_test_of_${tenant}`)).toBe(tenant);
    });
  });
}
