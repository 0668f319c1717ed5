import { unarchiveCustomer as unarchive } from '../../customers/unarchive-customer.ts';
import type { Operation } from '../../http/operation.ts';
import { toApiCustomer } from './to-api-customer.ts';

export const unarchiveCustomer: Operation<'unarchiveCustomer'> = async ({ tenantId, path }, services) => {
  const record = await unarchive(services, tenantId, path.customer_key);
  return { status: 200, message: 'Customer unarchived successfully', data: toApiCustomer(record) };
};
