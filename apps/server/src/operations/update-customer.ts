import { updateCustomer as update } from '../customers/change-customer.ts';
import { fromApiCustomerUpdate, toApiCustomer } from './customer-codec.ts';
import type { Operation } from './operation.ts';

export const updateCustomer: Operation<'updateCustomer'> = async ({ tenantId, path, body }, services) => {
  const changes = fromApiCustomerUpdate(body);
  const record = await update(services, tenantId, path.customer_key, changes);
  return { status: 200, message: 'Customer Updated Successfully', data: toApiCustomer(record) };
};
