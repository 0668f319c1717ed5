import { requestSchemas } from '@rollcall/contract/schemas';
import { expect, test } from 'vitest';
import { inventCustomers } from '../../../src/cli/invented-customers.ts';

test('a thousand invented customers are valid, and no two share a key or an email address', () => {
  const customers = inventCustomers(1000).map(({ customer }) => customer);
  const { item } = requestSchemas.bulkCreateCustomers;
  for (const customer of customers) expect(item.safeParse(customer)).toMatchObject({ success: true });
  for (const field of ['customer_key', 'primary_email'] as const) {
    expect(new Set(customers.map((customer) => customer[field].toLowerCase())).size).toBe(1000);
  }
});

test('fifty invented customers have companies and people, archived ones, long names, and bare required fields', () => {
  const invented = inventCustomers(50);
  const customers = invented.map(({ customer }) => customer);
  expect(new Set(customers.map(({ customer_type }) => customer_type))).toEqual(new Set(['BUSINESS', 'INDIVIDUAL']));
  expect(invented.filter(({ archived }) => archived)).toHaveLength(5);
  expect(customers.some(({ legal_name }) => (legal_name?.length ?? 0) > 70)).toBe(true);
  expect(customers.some(({ country, metadata }) => country === undefined && metadata === undefined)).toBe(true);
});
