import { expect, onTestFinished, test } from 'vitest';
import { authenticate } from '../../../src/api-keys/authenticate.ts';
import { recordOf } from '../../support/customer-records.ts';
import { openSqliteStores, tenant } from '../../support/open-test-stores.ts';

test('while a commit group is open, API keys can be looked up, and its customers cannot be seen yet', async () => {
  const { stores, customers, apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(() => close());
  let finding: Promise<unknown> = Promise.resolve();
  let seen = false;
  await stores.inGroupCommit(async (within) => {
    await within.customers.insertMany(tenant, [recordOf('unfinished')]);
    finding = customers.findByKey(tenant, 'unfinished').finally(() => {
      seen = true;
    });
    expect(await authenticate({ apiKeys }, `sk_test_of_${tenant}`)).toMatchObject({ tenantId: tenant });
    expect(seen).toBe(false);
  });
  expect(await finding).toMatchObject({ attributes: { customer_key: 'unfinished' } });
});

test('in a commit group, a read after an insert is an internal error, and nothing of the request is stored', async () => {
  const { stores, customers, close } = await openSqliteStores(':memory:');
  onTestFinished(() => close());
  const failing = stores.inGroupCommit(async (within) => {
    await within.customers.insertMany(tenant, [recordOf('inserted')]);
    return within.customers.findByKey(tenant, 'inserted');
  });
  await expect(failing).rejects.toMatchObject({
    code: 'internal_error',
    internal: expect.stringContaining('use transact()'),
  });
  expect(await customers.findByKey(tenant, 'inserted')).toBeUndefined();
});
