import { getCustomer as find } from '../../customers/get-customer.ts';
import type { Operation } from '../../http/operation.ts';
import { toApiCustomer } from './to-api-customer.ts';

export const getCustomer: Operation<'getCustomer'> = async ({ tenantId, path }, services) => {
  const record = await find(services, tenantId, path.customer_key);
  return { status: 200, message: 'Customer Retrieved Successfully', data: toApiCustomer(record) };
};
