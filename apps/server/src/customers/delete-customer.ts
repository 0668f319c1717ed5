import type { Services } from '../services.ts';
import { customerNotFound } from './customer-not-found.ts';

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
