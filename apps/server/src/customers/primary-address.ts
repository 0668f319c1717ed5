import type { CustomerAttributes, CustomerChanges } from './customer.ts';

type Addresses = NonNullable<CustomerAttributes['email_addresses']>;

/**
 * The changes, with `primary_email` and the primary entry of `email_addresses` in agreement: a new primary address replaces
 * the entry, and a new list without a primary address brings its own.
 */
export function withSamePrimaryAddress(current: CustomerAttributes, changes: CustomerChanges): CustomerChanges {
  const { primary_email: sent, email_addresses: list } = changes;
  if (sent === undefined) {
    const primary = list?.find(({ is_primary }) => is_primary);
    return primary === undefined ? changes : { ...changes, primary_email: primary.email };
  }
  if (list === null || (list === undefined && sent === current.primary_email)) return changes;
  const addresses = list ?? current.email_addresses;
  if (addresses === undefined) return changes;
  return { ...changes, email_addresses: withPrimary(addresses, sent, current.primary_email) };
}

/** The list with this primary address. A list without a primary entry stays as it is. */
function withPrimary(list: Addresses, email: string, formerEmail: string): Addresses {
  const marked = list.findIndex(({ is_primary }) => is_primary);
  const primary = marked === -1 ? list.findIndex((entry) => isSame(entry.email, formerEmail)) : marked;
  if (primary === -1) return list;
  const other = list.findIndex((entry, index) => index !== primary && isSame(entry.email, email));
  if (other === -1) return list.with(primary, { ...list[primary], email });
  const former = { ...list[primary], email: list[primary]?.email ?? email, is_primary: false };
  return list.with(primary, former).with(other, { email, is_primary: true });
}

/** All addresses are ASCII. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
