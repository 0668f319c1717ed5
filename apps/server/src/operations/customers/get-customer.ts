import { getCustomer as find } from '../../customers/get-customer.js';
import type { Operation } from '../../http/operation.js';
import { toApiCustomer } from './to-api-customer.js';

export const getCustomer: Operation<'getCustomer'> = async ({ tenantId, path }, services) => {
  const record = await find(services, tenantId, path.customer_key);
  return { status: 200, message: 'Customer Retrieved Successfully', data: toApiCustomer(record) };
};
