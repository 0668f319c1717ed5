import type { Services } from '../services.ts';
import { toConflictError } from './conflict-issues.ts';
import { customerNotFound } from './customer-not-found.ts';
import type { CustomerRecord } from './customer-record.ts';

/**
 * Changes one customer in a transaction: what update, archive and unarchive have in common.
 *
 * @param change returns the record that it was given where there is nothing to change.
 * @throws DomainError `customer_not_found`; `primary_email_taken` where the change takes another customer's address.
 */
export async function changeCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
  change: (current: CustomerRecord) => CustomerRecord,
): Promise<CustomerRecord> {
  const outcome = await services.customers.update(tenantId, customerKey, change);
  if ('missing' in outcome) throw customerNotFound(customerKey);
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts);
  return outcome.updated;
}
