import { archiveCustomer as archive } from '../customers/change-customer.ts';
import { entityTagOf } from '../customers/entity-tag.ts';
import { toApiCustomer } from './customer-codec.ts';
import { effectOn } from './effect.ts';
import type { Operation } from './operation.ts';

export const archiveCustomer: Operation<'archiveCustomer'> = async ({ tenantId, path }, services) => {
  const record = await archive(services, tenantId, path.customer_key);
  const headers = { ETag: entityTagOf(record) };
  return { status: 200, message: 'Customer Archived', headers, data: toApiCustomer(record), effect: effectOn(record) };
};
