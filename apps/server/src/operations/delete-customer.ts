import { deleteCustomer as erase } from '../customers/change-customer.ts';
import type { Operation } from './operation.ts';

export const deleteCustomer: Operation<'deleteCustomer', 'If-Match'> = async (
  { tenantId, path, headers },
  services,
) => {
  await erase(services, tenantId, path.customer_key, headers['If-Match']);
  const data = { deleted: true, customer_key: path.customer_key } as const;
  return { status: 200, message: 'Customer Deleted Successfully', data };
};
