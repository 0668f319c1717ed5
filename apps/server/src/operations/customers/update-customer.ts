import { updateCustomer as update } from '../../customers/update-customer.ts';
import type { Operation } from '../../http/operation.ts';
import { fromApiCustomerUpdate } from './from-api-customer.ts';
import { toApiCustomer } from './to-api-customer.ts';

export const updateCustomer: Operation<'updateCustomer'> = async ({ tenantId, path, body }, services) => {
  const changes = fromApiCustomerUpdate(body);
  const record = await update(services, tenantId, path.customer_key, changes);
  return { status: 200, message: 'Customer Updated Successfully', data: toApiCustomer(record) };
};
