import type { ApiError } from '../api-errors.ts';
import { isObject, listOf } from '../core/values.ts';
import type { CustomerCreate, ExistingCustomer } from '../types.ts';
import type { LookUp } from './look-up.ts';
import { findMatch, type Match } from './match.ts';

/** Look-ups at a time. */
const LOOK_UPS = 10;

/**
 * Finds out which customers of a bulk create an earlier attempt had created, after a retry rejected them as taken. The
 * result is keyed by index; customers that the earlier attempt cannot have created are left out.
 *
 * @param since when the first attempt began, by the clock of this computer.
 */
export async function reconcileConflicts(
  sent: readonly CustomerCreate[],
  result: Conflicts,
  lookUp: LookUp,
  since: number,
): Promise<ReadonlyMap<number, Match>> {
  const candidates = ownConflicts(sent, result);
  const matches = new Map<number, Match>();
  for (let start = 0; start < candidates.length; start += LOOK_UPS) {
    const some = candidates.slice(start, start + LOOK_UPS);
    await Promise.all(
      some.map(async ({ index, customer }) => matches.set(index, await findMatch(customer, lookUp, since))),
    );
  }
  return matches;
}

/** The part of a result that says which customers an attempt created, and which were taken. */
export interface Conflicts {
  readonly customers_created: readonly { readonly customer_key: string }[];
  readonly customers_failed: readonly (Rejection & { readonly index: number })[];
}

interface Candidate {
  readonly index: number;
  readonly customer: CustomerCreate;
}

/** Of several customers with one key, only the first can have been created; none if this response reports it created. */
function ownConflicts(sent: readonly CustomerCreate[], result: Conflicts): Candidate[] {
  const keys = new Set(listOf(result?.customers_created).map((item) => item.customer_key));
  const candidates: Candidate[] = [];
  for (const item of [...listOf(result?.customers_failed)].sort((left, right) => left.index - right.index)) {
    const customer = sent[item.index];
    if (!isObject(customer) || keys.has(customer.customer_key)) continue;
    if (!isOwnConflict(item, customer.customer_key)) continue;
    keys.add(customer.customer_key);
    candidates.push({ index: item.index, customer });
  }
  return candidates;
}

/**
 * Our codes for a taken key or email address, and the words of the hosted API, which has no codes. Any word that may mean
 * it counts: a look-up too many does no harm, and without one a customer that was created would be reported as failed.
 */
const TAKEN = /taken|already|duplicate|unique|exists/i;

/** Why a customer was rejected. */
interface Rejection {
  readonly code?: string | null;
  readonly error: string;
  readonly existing?: ExistingCustomer | null;
}

/** Why the only customer of a request was rejected. */
export function rejectionBy({ code, existing, message, errors }: ApiError): Rejection {
  return { code, existing, error: [message, ...Object.values(errors).flat()].join('\n') };
}

/** Whether a customer was rejected because its key or email is taken, possibly by an earlier attempt to create it. */
export function isOwnConflict({ code, error, existing }: Rejection, customerKey: string): boolean {
  // A response that does not name the existing customer leaves the question open.
  return TAKEN.test(`${code} ${error}`) && (existing?.customer_key ?? customerKey) === customerKey;
}
