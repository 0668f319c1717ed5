import { expect, onTestFinished, test } from 'vitest';
import { authenticate } from '../../../src/api-keys/authenticate.ts';
import { recordOf } from '../../customers/customers.ts';
import { openSqliteStores, tenant } from '../open-test-stores.ts';

test('a key opens its tenant while requests share a transaction, and a customer is not seen before its end', async () => {
  const { stores, customers, apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(() => close());
  let finding: Promise<unknown> = Promise.resolve();
  let seen = false;
  await stores.transactTogether(async (within) => {
    await within.customers.insertMany(tenant, [recordOf('unfinished')]);
    finding = customers.findByKey(tenant, 'unfinished').finally(() => {
      seen = true;
    });
    expect(await authenticate({ apiKeys }, `sk_test_of_${tenant}`)).toMatchObject({ tenantId: tenant });
    expect(seen).toBe(false);
  });
  expect(await finding).toMatchObject({ attributes: { customer_key: 'unfinished' } });
});
