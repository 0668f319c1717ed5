import { createCustomer as create } from '../../customers/create-customer.js';
import { basePath } from '../../http/base-path.js';
import type { Operation } from '../../http/operation.js';
import { fromApiCustomerCreate } from './from-api-customer.js';
import { toApiCustomer } from './to-api-customer.js';

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
