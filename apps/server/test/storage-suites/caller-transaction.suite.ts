import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerStore } from '../../src/customers/customer-store.ts';
import { recordOf } from '../support/customer-records.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';

const all = { offset: 0, limit: 100 };

/** What every CustomerStore guarantees inside a transaction of its caller's. */
export function describeCallerTransaction(name: string, open: () => Promise<TestStores>): void {
  describe(`in a transaction of its caller, the store on ${name}`, () => {
    let stores: TestStores;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());

    /** Does everything that a store can do, to customers of the given prefix. */
    const workOn = async (customers: CustomerStore, prefix: string) => {
      await customers.insertMany(tenant, [recordOf(`${prefix}-kept`), recordOf(`${prefix}-gone`)]);
      await customers.update(tenant, `${prefix}-kept`, (current) => ({ ...current, archived_at: new Date(0) }));
      await customers.delete(tenant, `${prefix}-gone`);
      const { totalCount } = await customers.list(tenant, { archived: 'include', searchTerm: `${prefix}-` }, all);
      return { totalCount, archived_at: (await customers.findByKey(tenant, `${prefix}-kept`))?.archived_at };
    };

    test('sees what it has done, and leaves nothing of it when the caller rolls back', async () => {
      const rolledBack = stores.db.transaction().execute(async (transaction) => {
        throw await workOn(stores.customersIn(transaction), 'back');
      });
      await expect(rolledBack).rejects.toEqual({ totalCount: 1, archived_at: new Date(0) });
      expect(await stores.customers.findByKey(tenant, 'back-kept')).toBeUndefined();
    });

    test('leaves all of it when the caller commits', async () => {
      const done = await stores.db
        .transaction()
        .execute((transaction) => workOn(stores.customersIn(transaction), 'forth'));
      expect(done).toEqual({ totalCount: 1, archived_at: new Date(0) });
      expect(await stores.customers.findByKey(tenant, 'forth-kept')).toMatchObject({ archived_at: new Date(0) });
    });
  });
}
