import type { CustomerCreate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import {
  archivedCustomer,
  bulkCreate,
  newCustomer,
  registeredCustomer,
  retrievedCustomer,
  uniqueTag,
} from '../../src/requests/customers.ts';

describe('bulk create', () => {
  it('rejects a customer whose key already exists and names the existing customer', async () => {
    const { id, customer_key } = await registeredCustomer();
    const failure = await failureOf(newCustomer({ customer_key }));
    expect(failure).toMatchObject({
      error: 'Customer key has already been used',
      code: 'customer_key_taken',
      field: 'customer_key',
      existing: { id, customer_key, archived: false },
    });
  });

  it('rejects a customer whose email address already exists in another case', async () => {
    const { id, customer_key } = await registeredCustomer({ primary_email: `Jane.${uniqueTag()}@Example.COM` });
    const { primary_email } = await retrievedCustomer(customer_key);
    const failure = await failureOf(newCustomer({ primary_email: primary_email.toLowerCase() }));
    expect(failure).toMatchObject({
      error: 'Primary email has already been used',
      code: 'primary_email_taken',
      field: 'primary_email',
      existing: { id, customer_key, archived: false },
    });
  });

  it('reports both conflicts if two customers, one of them archived, have the key and the email address', async () => {
    const ofKey = await archivedCustomer();
    const ofEmail = await registeredCustomer();
    const { issues } = await failureOf(
      newCustomer({ ...pick(ofKey, 'customer_key'), ...pick(ofEmail, 'primary_email') }),
    );
    expect(issues.map(({ code, existing }) => ({ code, existing }))).toEqual([
      { code: 'customer_key_taken', existing: { ...pick(ofKey, 'id', 'customer_key'), archived: true } },
      { code: 'primary_email_taken', existing: { ...pick(ofEmail, 'id', 'customer_key'), archived: false } },
    ]);
  });

  it('rejects a customer whose key or email address an earlier customer of the same request has', async () => {
    const first = newCustomer();
    const sameKey = newCustomer(pick(first, 'customer_key'));
    const sameEmail = newCustomer({ primary_email: first.primary_email.toUpperCase() });
    const { customers_created, customers_failed } = await bulkCreate([first, sameKey, sameEmail]);
    const existing = { id: customers_created[0]?.data.id, customer_key: first.customer_key, archived: false };
    expect(customers_created.map(({ index }) => index)).toEqual([0]);
    expect(customers_failed.map(({ index, code, existing }) => ({ index, code, existing }))).toEqual([
      { index: 1, code: 'customer_key_taken', existing },
      { index: 2, code: 'primary_email_taken', existing },
    ]);
  });

  it('creates a customer if an earlier one with the same key and email address has failed', async () => {
    const customer = newCustomer();
    const invalid = { ...customer, customer_type: 'FIRM' };
    const { customers_created, customers_failed } = await bulkCreate([invalid, customer, customer]);
    expect(customers_created.map(({ index }) => index)).toEqual([1]);
    expect(customers_failed.map(({ index, code }) => [index, code])).toEqual([
      [0, 'invalid_value'],
      [2, 'customer_key_taken'],
    ]);
  });

  it('leaves the existing customer of a conflict unchanged', async () => {
    const before = await registeredCustomer({ first_name: 'Jane' });
    await failureOf(newCustomer({ ...pick(before, 'customer_key'), first_name: 'Joan' }));
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });
});

async function failureOf(customer: CustomerCreate) {
  const { customers_failed } = await bulkCreate([customer]);
  if (!customers_failed[0]) throw new Error('The customer was created');
  return customers_failed[0];
}

function pick<Whole, Name extends keyof Whole>(whole: Whole, ...names: Name[]): Pick<Whole, Name> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<Whole, Name>;
}
