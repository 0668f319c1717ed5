import { listOf } from '../core/values.ts';
import type { BulkCreateResult, CustomerCreate, ExistingCustomer } from '../types.ts';
import { findMatch, type LookUp, type Match } from './match.ts';

/** Look-ups at a time. */
const LOOK_UPS = 10;

/**
 * Finds out which customers of a bulk create an earlier attempt had created, after a retry rejected them as taken. The
 * result is keyed by index; customers that the earlier attempt cannot have created are left out.
 */
export async function reconcileConflicts(
  sent: readonly CustomerCreate[],
  result: BulkCreateResult,
  lookUp: LookUp,
): Promise<ReadonlyMap<number, Match>> {
  const candidates = ownConflicts(sent, result);
  const matches = new Map<number, Match>();
  for (let start = 0; start < candidates.length; start += LOOK_UPS) {
    const some = candidates.slice(start, start + LOOK_UPS);
    await Promise.all(some.map(async ({ index, customer }) => matches.set(index, await findMatch(customer, lookUp))));
  }
  return matches;
}

interface Candidate {
  readonly index: number;
  readonly customer: CustomerCreate;
}

/** Of several customers with one key, only the first can have been created; none if this response reports it created. */
function ownConflicts(sent: readonly CustomerCreate[], result: BulkCreateResult): Candidate[] {
  const keys = new Set(listOf(result?.customers_created).map((item) => item.customer_key));
  const candidates: Candidate[] = [];
  for (const item of [...listOf(result?.customers_failed)].sort((left, right) => left.index - right.index)) {
    const customer = sent[item.index];
    if (customer === undefined || keys.has(customer.customer_key)) continue;
    if (!isOwnConflict(item, customer.customer_key)) continue;
    keys.add(customer.customer_key);
    candidates.push({ index: item.index, customer });
  }
  return candidates;
}

/** Our codes for a taken key or email address, and the words of the hosted API, which has no codes. */
const TAKEN = /^(?:customer_key|primary_email)_taken$|already (?:been )?(?:used|taken|in use|exists)/i;

/** Why a customer was rejected. */
interface Rejection {
  readonly code?: string | null;
  readonly error: string;
  readonly existing?: ExistingCustomer | null;
}

/** Whether a customer was rejected because its key or email is taken, possibly by an earlier attempt to create it. */
export function isOwnConflict({ code, error, existing }: Rejection, customerKey: string): boolean {
  // A response that does not name the existing customer leaves the question open.
  return TAKEN.test(code || error) && (existing?.customer_key ?? customerKey) === customerKey;
}
