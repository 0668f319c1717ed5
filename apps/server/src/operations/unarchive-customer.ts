import { unarchiveCustomer as unarchive } from '../customers/change-customer.ts';
import { entityTagOf } from '../customers/entity-tag.ts';
import { toApiCustomer } from './customer-codec.ts';
import { effectOn } from './effect.ts';
import type { Operation } from './operation.ts';

export const unarchiveCustomer: Operation<'unarchiveCustomer'> = async ({ tenantId, path }, services) => {
  const record = await unarchive(services, tenantId, path.customer_key);
  return {
    status: 200,
    message: 'Customer unarchived successfully',
    headers: { ETag: entityTagOf(record) },
    data: toApiCustomer(record),
    effect: effectOn(record),
  };
};
