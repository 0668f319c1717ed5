import type { CustomerCreate, OperationId, WebhookDelivery, WebhookEndpoint } from '@rollcall/contract';
import type { Route } from '../document/operations.ts';
import { completedDelivery, deleteOldEndpoints, newEndpoint, registeredEndpoint } from '../webhooks/endpoints.ts';
import { csvForm, csvOf, jsonBody, type RequestBody } from './bodies.ts';
import { archivedCustomer, newCustomer, registeredCustomer } from './customers.ts';
import type { OperationRequest } from './request.ts';

/** A request that succeeds. */
export interface CompleteRequest extends OperationRequest {
  /** The keys of the customers that it creates. */
  readonly creates?: readonly string[];
}

/** A request that the operation answers with success. Tests change one thing in it and check the effect. */
export function completeRequest({ operationId }: Route): Promise<CompleteRequest> {
  return REQUESTS[operationId]();
}

const REQUESTS: { readonly [Id in OperationId]: () => Promise<CompleteRequest> } = {
  bulkCreateCustomers: async () => creating([newCustomer(), newCustomer()], (customers) => jsonBody({ customers })),
  uploadCustomersCsv: async () => creating([newCustomer()], (customers) => csvForm(csvOf(customers))),
  createCustomer: async () => creating([newCustomer()], ([customer]) => jsonBody(customer)),
  listCustomers: async () => listing(await registeredCustomer()),
  getCustomer: async () => about(await registeredCustomer()),
  updateCustomer: async () => ({ ...about(await registeredCustomer()), body: jsonBody({ city: 'Lisbon' }) }),
  deleteCustomer: async () => about(await registeredCustomer()),
  archiveCustomer: async () => about(await registeredCustomer()),
  unarchiveCustomer: async () => about(await archivedCustomer()),
  getCustomerDetails: async () => about(await registeredCustomer()),
  checkActiveSubscription: async () => about(await registeredCustomer()),
  createWebhookEndpoint: async () => {
    await deleteOldEndpoints();
    return { body: jsonBody(newEndpoint()) };
  },
  listWebhookEndpoints: async () => ({}),
  getWebhookEndpoint: async () => to(await registeredEndpoint()),
  updateWebhookEndpoint: async () => ({ ...to(await registeredEndpoint()), body: jsonBody({ description: 'Test' }) }),
  deleteWebhookEndpoint: async () => to(await registeredEndpoint()),
  rotateWebhookSecret: async () => to(await registeredEndpoint()),
  sendTestEvent: async () => to(await registeredEndpoint()),
  redeliverFailed: async () => to(await registeredEndpoint()),
  listWebhookDeliveries: async () => ({ query: { per_page: '1', endpoint_id: (await registeredEndpoint()).id } }),
  getWebhookDelivery: async () => of(await completedDelivery()),
  redeliverWebhook: async () => of(await completedDelivery()),
};

function creating(
  customers: readonly CustomerCreate[],
  toBody: (customers: readonly CustomerCreate[]) => RequestBody,
): CompleteRequest {
  return { body: toBody(customers), creates: customers.map(({ customer_key }) => customer_key) };
}

function about({ customer_key }: CustomerCreate): CompleteRequest {
  return { path: { customer_key } };
}

function to({ id }: WebhookEndpoint): CompleteRequest {
  return { path: { endpoint_id: id } };
}

function of({ id }: WebhookDelivery): CompleteRequest {
  return { path: { delivery_id: id } };
}

/** Finds one customer only: the list of all customers changes whenever another test creates one. */
function listing({ primary_email }: CustomerCreate): CompleteRequest {
  return { query: { per_page: '1', search_term: primary_email } };
}
