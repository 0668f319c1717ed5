import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import type { BulkOutcome } from '../../../src/customers/bulk-outcome.ts';
import type { CustomerAttributes } from '../../../src/customers/customer.ts';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import { type UpsertCandidate, upsertCustomers } from '../../../src/customers/upsert-customers.ts';
import { attributesOf } from '../../support/customer-records.ts';
import { openSqliteStores } from '../../support/open-test-stores.ts';

// Few keys and addresses, so that customers take the addresses of others that are moved away before or after.
const attributes = fc
  .record({
    key: fc.integer({ min: 0, max: 6 }),
    email: fc.integer({ min: 0, max: 8 }),
    city: fc.constantFrom('A', 'B'),
  })
  .map(({ key, email, city }) => attributesOf(`key-${key}`, { primary_email: `address-${email}@example.com`, city }));
const requests = fc.array(fc.array(attributes, { maxLength: 12 }), { minLength: 1, maxLength: 4 });

test('the outcomes and effects of an upsert are those of its customers one by one, in the order of the request', async () => {
  const { customers, apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  await fc.assert(
    fc.asyncProperty(requests, async (given) => {
      // Empty registries for each run: a new tenant costs less than a new database.
      const [together, oneByOne] = [newId(), newId()];
      for (const id of [together, oneByOne])
        await apiKeys.ensureKey(id, { id, hash: id, prefix: 'sk', label: null }, new Date());
      for (const request of given) {
        const outcomes = await upsert(customers, together, request);
        const expected = [];
        for (const each of request) expected.push(...(await upsert(customers, oneByOne, [each])));
        expect(outcomes.map(withoutIds)).toEqual(expected.map(withoutIds));
      }
      expect(await storedOf(customers, together)).toEqual(await storedOf(customers, oneByOne));
    }),
    { numRuns: 150 },
  );
});

function upsert(customers: CustomerStore, tenantId: string, all: readonly CustomerAttributes[]) {
  const candidates = all.map(
    ({ customer_key, ...changes }): UpsertCandidate => ({
      attributes: { customer_key, ...changes },
      changes: () => changes,
    }),
  );
  return upsertCustomers({ customers, now: () => new Date(0), newId: () => newId() }, tenantId, candidates);
}

function withoutIds(outcome: BulkOutcome): unknown {
  return JSON.parse(JSON.stringify(outcome, (name, value) => (name === 'id' ? undefined : value)));
}

/** The customers in the order of lists, which is that of their ids. */
async function storedOf(customers: CustomerStore, tenantId: string): Promise<readonly CustomerAttributes[]> {
  const { records } = await customers.list(tenantId, { archived: 'include' }, { offset: 0, limit: 100 });
  return records.map((record) => record.attributes);
}
