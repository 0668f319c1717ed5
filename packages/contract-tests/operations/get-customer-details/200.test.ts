import type { Customer } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { archivedCustomer, newCustomer, registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('getCustomerDetails'))('$method $path', (route) => {
  it('returns the main fields of the customer, and no billing', async () => {
    for (const sent of [completeCustomer(), newCustomer()]) {
      const customer = await registeredCustomer(sent);
      const { message, data } = await expectSuccess(route, { path: { customer_key: customer.customer_key } });
      expect(message).toBe('Customer Details Fetched Successfully');
      expect(data).toEqual({ ...mainFields(customer), billing_address: addressOf(customer) });
    }
  });

  it('returns the address of the customer, with null for the parts that are not set', async () => {
    const { customer_key } = await registeredCustomer({ country: 'US', zip_code: '10118' });
    const { data } = await expectSuccess(route, { path: { customer_key } });
    const unset = { line1: null, line2: null, city: null, state: null };
    expect(data.billing_address).toEqual({ ...unset, postal_code: '10118', country: 'US' });
  });

  it('finds an archived customer, and says when it was archived', async () => {
    const { customer_key, archived_at } = await archivedCustomer();
    const { data } = await expectSuccess(route, { path: { customer_key } });
    expect(data).toMatchObject({ customer_key, archived_at });
  });
});

function mainFields(customer: Customer): object {
  const { id, customer_key, customer_type, primary_email, display_name, full_name, billing_email } = customer;
  const { currency, timezone, language, archived_at } = customer;
  return {
    metrifox_id: id,
    ...{ customer_key, customer_type, primary_email, display_name, full_name, billing_email },
    ...{ currency, timezone, language, archived_at },
    tenant_checkout_username: '',
    ...{ subscriptions: [], entitlements: [], wallets: [] },
  };
}

function addressOf({ address_line1, address_line2, city, state, zip_code, country }: Customer): object | null {
  if (address_line1 === null) return null;
  return { line1: address_line1, line2: address_line2, city, state, postal_code: zip_code, country };
}
