import { updateCustomer as update } from '../../customers/update-customer.js';
import type { Operation } from '../../http/operation.js';
import { fromApiCustomerUpdate } from './from-api-customer.js';
import { toApiCustomer } from './to-api-customer.js';

export const updateCustomer: Operation<'updateCustomer'> = async ({ tenantId, path, body }, services) => {
  const changes = fromApiCustomerUpdate(body);
  const record = await update(services, tenantId, path.customer_key, changes);
  return { status: 200, message: 'Customer Updated Successfully', data: toApiCustomer(record) };
};
