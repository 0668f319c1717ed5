import type { Services } from '../services.ts';
import { changeCustomer } from './change-customer.ts';
import type { CustomerRecord } from './customer-record.ts';

/**
 * Puts a customer aside: lists hide it, its key and email address stay taken. One that is archived already stays
 * archived since the first time.
 *
 * @throws DomainError `customer_not_found`.
 */
export function archiveCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => {
    if (current.archived_at !== null) return current;
    const now = services.now();
    return { ...current, archived_at: now, updated_at: now };
  });
}
