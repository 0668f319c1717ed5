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
  // A loop, since every customer of a bulk create has such a text.
  const lines: string[] = [];
  for (const text of texts) {
    if (text === null || text === undefined) continue;
    const line = foldText(text);
    if (!lines.includes(line)) lines.push(line);
  }
  return lines.join('\n');
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

/**
 * Whether a term is so short that it is compared with the beginnings of words only. No index finds two letters within a
 * word, and a search would have to read every customer.
 *
 * @param folded the search term, folded.
 */
export function isWordStart(folded: string): boolean {
  return /^[\p{L}\p{N}].?$/su.test(folded);
}

/** The characters of a search text before the beginning of a word. The text itself begins with one, too. */
export const beforeWords = ['\n', ' ', '.', '_', '@', '+', "'", '(', '-'] as const;
