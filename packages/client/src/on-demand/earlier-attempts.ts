import { listOf } from '../internal/list-of.ts';
import { isTakenByItsOwnKey } from '../resources/taken.ts';
import type { BulkCreateResult, CustomerCreate } from '../types.ts';
import type { LookUp } from './look-up.ts';
import { type Ownership, ownershipOf } from './ownership.ts';

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
