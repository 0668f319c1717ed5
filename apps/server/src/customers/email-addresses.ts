import type { CustomerAttributes } from './customer-record.ts';

type StoredAddresses = NonNullable<CustomerAttributes['email_addresses']>;

/** All email addresses of a customer: the list that was sent, else the primary address alone. */
export function emailAddresses(
  customer: Pick<CustomerAttributes, 'primary_email' | 'email_addresses'>,
): StoredAddresses {
  const sent = customer.email_addresses ?? [];
  return sent.length > 0 ? sent : [{ email: customer.primary_email, is_primary: true }];
}
