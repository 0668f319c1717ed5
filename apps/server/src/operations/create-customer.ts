import { createCustomer as create } from '../customers/create-customers.ts';
import { entityTagOf } from '../customers/entity-tag.ts';
import { fromApiCustomerCreate, toApiCustomer } from './customer-codec.ts';
import { effectOn } from './effect.ts';
import { basePath, type Operation } from './operation.ts';

export const createCustomer: Operation<'createCustomer'> = async ({ tenantId, body }, services) => {
  const attributes = fromApiCustomerCreate(body);
  const record = await create(services, tenantId, attributes);
  return {
    status: 201,
    message: 'Customer Created',
    headers: {
      Location: `${basePath}/customers/${encodeURIComponent(attributes.customer_key)}`,
      ETag: entityTagOf(record),
    },
    data: toApiCustomer(record),
    effect: effectOn(record),
  };
};
