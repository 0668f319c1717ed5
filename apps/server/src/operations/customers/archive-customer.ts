import { archiveCustomer as archive } from '../../customers/archive-customer.ts';
import { internalError } from '../../domain-error.ts';
import type { Operation } from '../../http/operation.ts';

export const archiveCustomer: Operation<'archiveCustomer'> = async ({ tenantId, path }, services) => {
  const { attributes, archived_at } = await archive(services, tenantId, path.customer_key);
  if (archived_at === null) throw internalError('a customer is not archived after it was archived');
  const data = { customer_key: attributes.customer_key, archived_at: archived_at.toISOString() };
  return { status: 200, message: 'Customer Archived', data };
};
