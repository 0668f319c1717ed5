import type { ApiError } from '../errors/api-error.js';
import type { BulkFailedItem, ExistingCustomer } from '../types.js';

const TAKEN_CODES: readonly string[] = ['customer_key_taken', 'primary_email_taken'];

/** How the hosted API, which has no codes, says that a key or an email address is taken. */
const TAKEN_WORDS = /already (?:been (?:used|taken)|used|taken|in use|exists)/i;

/** Whether a create was refused since its key or email address is taken, and that by a customer of its own key. */
export function isTakenByItsOwnKey(error: ApiError, customerKey: string): boolean {
  const words = [error.message, ...Object.values(error.errors).flat()].join('\n');
  return isTaken(error.code, words) && mayBeItself(error.existing, customerKey);
}

/** The same for an item of a bulk create. */
export function isItemTakenByItsOwnKey({ code, error, existing }: BulkFailedItem, customerKey: string): boolean {
  return isTaken(code, error) && mayBeItself(existing, customerKey);
}

function isTaken(code: string | null | undefined, words: string): boolean {
  return code ? TAKEN_CODES.includes(code) : TAKEN_WORDS.test(words);
}

/** An answer that does not name the customer leaves it open. */
function mayBeItself(existing: ExistingCustomer | null | undefined, customerKey: string): boolean {
  return existing?.customer_key === undefined || existing.customer_key === customerKey;
}
