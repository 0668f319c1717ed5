import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../support/customer-records.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';

/** What `transact` promises, whatever the database. */
export function describeTransact(database: string, open: () => Promise<TestStores>): void {
  describe(`transactions of several stores in ${database}`, () => {
    let test: TestStores;

    beforeAll(async () => {
      test = await open();
    });

    afterAll(() => test.close());

    const isThere = async (key: string) => (await test.stores.customers.findByKey(tenant, key)) !== undefined;

    it('keeps what is committed', async () => {
      const result = await test.stores.transact(async ({ customers }) => {
        await customers.insertMany(tenant, [recordOf('committed')]);
        return { result: 'done', commit: true };
      });
      expect(result).toBe('done');
      expect(await isThere('committed')).toBe(true);
    });

    it('gives the result of work that is taken back, and keeps nothing of it', async () => {
      const outcomes = await test.stores.transact(async ({ customers }) => {
        const result = await customers.insertMany(tenant, [recordOf('taken-back')]);
        return { result, commit: false };
      });
      expect(outcomes).toMatchObject([{ inserted: true }]);
      expect(await isThere('taken-back')).toBe(false);
    });

    it('keeps nothing of work that throws', async () => {
      const failing = test.stores.transact(async ({ customers }) => {
        await customers.insertMany(tenant, [recordOf('thrown')]);
        throw new Error('planned');
      });
      await expect(failing).rejects.toThrow();
      expect(await isThere('thrown')).toBe(false);
    });

    it('takes a part back without the rest', async () => {
      await test.stores.transact(async ({ customers, transact }) => {
        await customers.insertMany(tenant, [recordOf('before')]);
        await transact(async (inner) => {
          await inner.customers.insertMany(tenant, [recordOf('inside')]);
          return { result: undefined, commit: false };
        });
        await customers.insertMany(tenant, [recordOf('after')]);
        return { result: undefined, commit: true };
      });
      expect([await isThere('before'), await isThere('inside'), await isThere('after')]).toEqual([true, false, true]);
    });
  });
}
