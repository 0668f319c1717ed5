import type { Customer, CustomerDetails } from '@rollcall/contract';
import { getCustomer as find } from '../customers/change-customer.ts';
import { toApiCustomer } from './customer-codec.ts';
import type { Immutable, Operation } from './operation.ts';

export const getCustomerDetails: Operation<'getCustomerDetails'> = async ({ tenantId, path }, services) => {
  const record = await find(services, tenantId, path.customer_key);
  const data = toApiDetails(toApiCustomer(record));
  return { status: 200, message: 'Customer Details Fetched Successfully', data };
};

/** The registry has no billing, so everything about it is empty. */
function toApiDetails(customer: Immutable<Customer>): Immutable<CustomerDetails> {
  return {
    metrifox_id: customer.id,
    customer_key: customer.customer_key,
    customer_type: customer.customer_type,
    primary_email: customer.primary_email,
    display_name: customer.display_name,
    full_name: customer.full_name,
    billing_email: customer.billing_email,
    billing_address: toApiAddress(customer),
    currency: customer.currency,
    timezone: customer.timezone,
    language: customer.language,
    tenant_checkout_username: '',
    subscriptions: [],
    entitlements: [],
    wallets: [],
    archived_at: customer.archived_at,
  };
}

function toApiAddress(customer: Immutable<Customer>): CustomerDetails['billing_address'] {
  const { address_line1: line1, address_line2: line2, city, state, zip_code: postal_code, country } = customer;
  const address = { line1, line2, city, state, postal_code, country };
  return Object.values(address).some((part) => part !== null) ? address : null;
}
