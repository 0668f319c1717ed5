import type { Customer } from '@rollcall/client';

/**
 * A customer without the values that the API has derived from others. If an import stored them, they would stay as they
 * are when the fields that they come from change.
 */
export function withoutDerived(customer: Customer): Partial<Customer> {
  const { display_name, email_addresses, ...others } = customer;
  return {
    ...others,
    ...(!isDerivedName(customer) && { display_name }),
    ...(!isDerivedList(customer) && { email_addresses }),
  };
}

/** A customer without a display name has the full name as one, and the other way round if it has no other name. */
function isDerivedName({ display_name, full_name, ...customer }: Customer): boolean {
  const { legal_name, first_name, middle_name, last_name } = customer;
  const hasName = [legal_name, first_name, middle_name, last_name].some(Boolean);
  return hasName && display_name === full_name;
}

/** Without a list of their own, customers have one with their primary address. */
function isDerivedList({ email_addresses, primary_email }: Customer): boolean {
  const [first, ...others] = email_addresses ?? [];
  return others.length === 0 && first?.email === primary_email && first.is_primary === true;
}
