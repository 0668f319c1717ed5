import { createCustomer as create } from '../../customers/create-customer.ts';
import { basePath } from '../../http/base-path.ts';
import type { Operation } from '../../http/operation.ts';
import { fromApiCustomerCreate } from './from-api-customer.ts';
import { toApiCustomer } from './to-api-customer.ts';

export const createCustomer: Operation<'createCustomer'> = async ({ tenantId, body }, services) => {
  const attributes = fromApiCustomerCreate(body);
  const record = await create(services, tenantId, attributes);
  return {
    status: 201,
    message: 'Customer Created',
    headers: { Location: `${basePath}/customers/${encodeURIComponent(attributes.customer_key)}` },
    data: toApiCustomer(record),
  };
};
