import { getCustomer as find } from '../customers/change-customer.ts';
import { entityTagOf } from '../customers/entity-tag.ts';
import { toApiCustomer } from './customer-codec.ts';
import type { Operation } from './operation.ts';

export const getCustomer: Operation<'getCustomer'> = async ({ tenantId, path }, services) => {
  const record = await find(services, tenantId, path.customer_key);
  return {
    status: 200,
    message: 'Customer Retrieved Successfully',
    headers: { ETag: entityTagOf(record) },
    data: toApiCustomer(record),
  };
};
