import type { OperationId } from '@rollcall/contract';
import type { Route } from '../document/operations.ts';
import { csvForm, csvOf, jsonBody } from './bodies.ts';
import { newCustomer, registeredCustomer } from './customers.ts';
import type { OperationRequest } from './request.ts';

/** A request that the operation answers with success. Tests spoil one thing in it and see what happens. */
export function completeRequest({ operationId }: Route): Promise<OperationRequest> {
  return REQUESTS[operationId]();
}

const REQUESTS: { readonly [Id in OperationId]: () => Promise<OperationRequest> } = {
  bulkCreateCustomers: async () => ({ body: jsonBody({ customers: [newCustomer()] }) }),
  uploadCustomersCsv: async () => ({ body: csvForm(csvOf([newCustomer()])) }),
  createCustomer: async () => ({ body: jsonBody(newCustomer()) }),
  listCustomers: forListedCustomer,
  getCustomer: forRegisteredCustomer,
  updateCustomer: async () => ({ ...(await forRegisteredCustomer()), body: jsonBody({ city: 'Lisbon' }) }),
  deleteCustomer: forRegisteredCustomer,
  archiveCustomer: forRegisteredCustomer,
  unarchiveCustomer: forRegisteredCustomer,
};

async function forRegisteredCustomer(): Promise<OperationRequest> {
  const { customer_key } = await registeredCustomer();
  return { path: { customer_key } };
}

/** A list of its own: the list of all customers is another one with each customer that another test creates. */
async function forListedCustomer(): Promise<OperationRequest> {
  const { primary_email } = await registeredCustomer();
  return { query: { per_page: '1', search_term: primary_email } };
}
