import { type CustomerAttributes, displayName, emailAddresses, joinedName } from './customer.ts';

/** The text that a search looks through: every name and email address of the customer, folded, one per line. */
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

/**
 * The form in which texts are compared, without regard to case. Databases disagree about it: in SQLite, lower('É') is
 * 'É'.
 */
export function foldText(text: string): string {
  // Most texts are ASCII, which needs no normalization.
  return (beyondAscii.test(text) ? text.normalize('NFC') : text).toLowerCase();
}

const beyondAscii = /[^ -~]/;
