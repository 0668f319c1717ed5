import type { CustomerAttributes } from './customer-record.ts';
import { emailAddresses } from './email-addresses.ts';
import { foldText } from './fold-text.ts';
import { displayName, joinedName } from './names.ts';

/** What a search looks through: every name and email address of the customer, folded, one per line. */
export function searchText(customer: CustomerAttributes): string {
  const texts = [
    displayName(customer),
    customer.legal_name,
    joinedName(customer),
    customer.primary_email,
    customer.billing_email,
    ...emailAddresses(customer).map(({ email }) => email),
  ];
  const folded = texts.filter((text) => text !== null && text !== undefined).map(foldText);
  return [...new Set(folded)].join('\n');
}
