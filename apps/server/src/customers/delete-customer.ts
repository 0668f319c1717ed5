import type { Services } from '../services.js';
import { customerNotFound } from './customer-not-found.js';

/**
 * Erases a customer for good, which frees its key and its email address.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function deleteCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
): Promise<void> {
  const erased = await services.customers.delete(tenantId, customerKey);
  if (!erased) throw customerNotFound(customerKey);
}
