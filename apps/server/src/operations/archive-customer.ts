import { internalError } from '../core/errors.ts';
import { archiveCustomer as archive } from '../customers/change-customer.ts';
import { effectOn } from './effect.ts';
import type { Operation } from './operation.ts';

export const archiveCustomer: Operation<'archiveCustomer'> = async ({ tenantId, path }, services) => {
  const record = await archive(services, tenantId, path.customer_key);
  const { attributes, archived_at } = record;
  if (archived_at === null) throw internalError('a customer is not archived after it was archived');
  const data = { customer_key: attributes.customer_key, archived_at: archived_at.toISOString() };
  return { status: 200, message: 'Customer Archived', data, effect: effectOn(record) };
};
