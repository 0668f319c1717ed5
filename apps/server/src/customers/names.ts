import type { CustomerAttributes } from './customer-record.ts';

type Names = Pick<
  CustomerAttributes,
  'customer_type' | 'display_name' | 'legal_name' | 'first_name' | 'middle_name' | 'last_name'
>;

/** How a customer is shown: the display name that was sent, else the full name; `null` where no name is known. */
export function displayName(customer: Names): string | null {
  return customer.display_name ?? fullName(customer);
}

/**
 * The legal name of a business; first, middle and last name of an individual. Where a customer lacks the kind of name
 * that its type calls for, the other kind stands in; `null` where neither is known.
 */
export function fullName(customer: Names): string | null {
  const legalName = customer.legal_name ?? null;
  const joined = joinedName(customer);
  return customer.customer_type === 'BUSINESS' ? (legalName ?? joined) : (joined ?? legalName);
}

/** First, middle and last name with spaces between them; `null` where all three are absent. */
export function joinedName(customer: Pick<Names, 'first_name' | 'middle_name' | 'last_name'>): string | null {
  const parts = [customer.first_name, customer.middle_name, customer.last_name].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' ');
}
