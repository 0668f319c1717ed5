import type { Services } from '../services.ts';
import { changeCustomer } from './change-customer.ts';
import type { CustomerRecord } from './customer-record.ts';

/**
 * Brings an archived customer back. One that is not archived stays as it is.
 *
 * @throws DomainError `customer_not_found`.
 */
export function unarchiveCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => {
    if (current.archived_at === null) return current;
    return { ...current, archived_at: null, updated_at: services.now() };
  });
}
