import type { Services } from '../services.ts';
import { customerNotFound } from './customer-not-found.ts';
import type { CustomerRecord } from './customer-record.ts';

/**
 * Finds a customer, archived or not.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function getCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  const record = await services.customers.findByKey(tenantId, customerKey);
  if (record === undefined) throw customerNotFound(customerKey);
  return record;
}
