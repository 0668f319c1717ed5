import type { Customer, CustomerCreate } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { success } from '../exchange/ask.ts';
import { jsonBody } from '../exchange/request-body.ts';
import { newCustomer } from './new-customer.ts';

/** A customer that is in the registry from now on. */
export async function registeredCustomer(fields: Partial<CustomerCreate> = {}): Promise<Customer> {
  const { data } = await success(routeOf('createCustomer'), { body: jsonBody(newCustomer(fields)) });
  return data;
}

/** A customer that is in the registry and archived. */
export async function archivedCustomer(fields: Partial<CustomerCreate> = {}): Promise<Customer> {
  const { customer_key } = await registeredCustomer(fields);
  await success(routeOf('archiveCustomer'), { path: { customer_key } });
  return retrievedCustomer(customer_key);
}

/** What the registry answers for this key. */
export async function retrievedCustomer(customer_key: string): Promise<Customer> {
  const { data } = await success(routeOf('getCustomer'), { path: { customer_key } });
  return data;
}
