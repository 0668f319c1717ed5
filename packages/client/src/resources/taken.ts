import type { ExistingCustomer } from '../types.ts';

/** Our codes that say that a key or an email address is taken, and the words of the hosted API, which has no codes. */
const TAKEN = /^(?:customer_key|primary_email)_taken$|already (?:been )?(?:used|taken|in use|exists)/i;

/** Why a customer was refused. */
interface Refusal {
  readonly code?: string | null;
  readonly error: string;
  readonly existing?: ExistingCustomer | null;
}

/** Whether a customer was refused since its key or email address is taken, and that by a customer of its own key. */
export function isTakenByItsOwnKey({ code, error, existing }: Refusal, customerKey: string): boolean {
  // An answer that does not name the customer leaves it open.
  return TAKEN.test(code || error) && (existing?.customer_key ?? customerKey) === customerKey;
}
