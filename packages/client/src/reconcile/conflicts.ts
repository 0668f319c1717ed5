import { listOf } from '../core/values.ts';
import type { BulkCreateResult, CustomerCreate, ExistingCustomer } from '../types.ts';
import { type LookUp, type Ownership, ownershipOf } from './match.ts';

/** How many customers are looked up at a time. */
const LOOK_UPS = 10;

/**
 * Finds out, after a bulk create was sent again since its first answer was lost, which of the customers that it refuses as
 * taken the first attempt had created. By index; those that it could not have created are left out.
 */
export async function ownershipOfTaken(
  sent: readonly CustomerCreate[],
  result: BulkCreateResult,
  lookUp: LookUp,
): Promise<ReadonlyMap<number, Ownership>> {
  const suspects = takenByThemselves(sent, result);
  const ownerships = new Map<number, Ownership>();
  for (let start = 0; start < suspects.length; start += LOOK_UPS) {
    const some = suspects.slice(start, start + LOOK_UPS);
    await Promise.all(
      some.map(async ({ index, customer }) => ownerships.set(index, await ownershipOf(customer, lookUp))),
    );
  }
  return ownerships;
}

interface Suspect {
  readonly index: number;
  readonly customer: CustomerCreate;
}

/** Of several customers with one key the first alone can have been created, and none if this answer reports it. */
function takenByThemselves(sent: readonly CustomerCreate[], result: BulkCreateResult): Suspect[] {
  const keys = new Set(listOf(result?.customers_created).map((item) => item.customer_key));
  const suspects: Suspect[] = [];
  for (const item of [...listOf(result?.customers_failed)].sort((left, right) => left.index - right.index)) {
    const customer = sent[item.index];
    if (customer === undefined || keys.has(customer.customer_key)) continue;
    if (!isTakenByItsOwnKey(item, customer.customer_key)) continue;
    keys.add(customer.customer_key);
    suspects.push({ index: item.index, customer });
  }
  return suspects;
}

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
