import type { CustomerCreate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { expectOutcomes, predictedOutcomes } from '../../src/oracle/expected-outcomes.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { bulkCreate, newCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { boundaryValuesOf } from '../../src/values/boundary-values.ts';

const ITEMS_MAX = 100;

describe('bulk create', () => {
  it('creates exactly the customers that are valid, and reports every invalid field of the others', async () => {
    const values = boundaryValuesOf({ $ref: '#/components/schemas/CustomerCreate' });
    const items = cases(
      'boundary values',
      values.filter(({ place }) => place !== ''),
    ).map(({ value }) => value as object);
    for (const batch of inBatches(items, ITEMS_MAX)) {
      expectOutcomes(batch, await bulkCreate(batch), predictedOutcomes(batch, []));
    }
  });

  it('stores every field unchanged', async () => {
    const sent = completeCustomer();
    await bulkCreate([sent]);
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject(sent);
  });

  it('reports all problems of a customer in the order of the schema, with unknown fields last', async () => {
    const { primary_email: _, ...customer } = newCustomer();
    const invalid = {
      zzz: 1,
      ...customer,
      city: 5,
      customer_type: 'FIRM',
      frist_name: 'Ada',
      date_of_birth: '2023-02-29',
    };
    const { customers_failed } = await bulkCreate([invalid]);
    const fields = customers_failed[0]?.issues.map(({ field }) => field);
    expect(fields).toEqual(['customer_type', 'primary_email', 'date_of_birth', 'city', 'zzz', 'frist_name']);
  });

  it.each([
    { given: { customer_type: 'BUSINESS', legal_name: 'Acme' }, want: 'Acme' },
    { given: { customer_type: 'INDIVIDUAL', first_name: 'Jane', middle_name: '', last_name: 'Doe' }, want: 'Jane Doe' },
    { given: { first_name: 'Jane', display_name: 'JD' }, want: 'JD' },
    { given: { customer_type: 'BUSINESS', first_name: 'Jane' }, want: 'Jane' },
    { given: { display_name: '' }, want: null },
  ] as { given: Partial<CustomerCreate>; want: string | null }[])(
    'returns the display name $want for $given',
    async ({ given, want }) => {
      const sent = newCustomer(given);
      const { customers_created } = await bulkCreate([sent]);
      expect(customers_created[0]?.data.display_name).toBe(want);
      expect(await retrievedCustomer(sent.customer_key)).toMatchObject(expectedCustomer(sent));
    },
  );
});

/** The items in lists of at most `size`. */
function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, batch) => items.slice(batch * size, (batch + 1) * size));
}
