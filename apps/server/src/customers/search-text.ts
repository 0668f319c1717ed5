import { type CustomerAttributes, displayName, emailAddresses, joinedName } from './customer.ts';

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

/**
 * The form in which texts are compared without regard to case. Done here and not by the databases, which disagree: in
 * SQLite, lower('É') is 'É'.
 */
export function foldText(text: string): string {
  // ASCII has one form only, and most texts have nothing else.
  return (beyondAscii.test(text) ? text.normalize('NFC') : text).toLowerCase();
}

const beyondAscii = /[^ -~]/;
