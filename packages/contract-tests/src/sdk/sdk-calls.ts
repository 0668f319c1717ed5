import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  type CustomerCreate,
  type CustomerListQuery,
  type CustomerUpdate,
  NotFoundError,
  PreconditionFailedError,
  RateLimitError,
  type Rollcall,
  ServerError,
  ValidationError,
  type WebhookEndpointCreate,
  type WebhookEndpointUpdate,
} from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';

/** The arguments of an operation, not yet encoded for HTTP. */
export interface OperationArguments {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** For a form, the text of the file. */
  readonly body: unknown;
}

/** The parts of the SDK that have the methods of operations. */
export type Resources = Pick<Rollcall, 'customers' | 'webhookEndpoints' | 'webhookDeliveries'>;

/** Calls the SDK method of an operation. */
type SdkCall = (rollcall: Resources, given: OperationArguments) => Promise<unknown>;

/** The SDK method of each operation. The compiler complains if one is missing. */
export const sdkCalls: { readonly [Id in OperationId]: SdkCall } = {
  bulkCreateCustomers: ({ customers }, { query, body }) =>
    customers.bulkCreate((body as { customers: CustomerCreate[] }).customers, query),
  uploadCustomersCsv: ({ customers }, { query, body }) => customers.uploadCsv(body as string, query),
  createCustomer: ({ customers }, { body }) => customers.create(body as CustomerCreate),
  listCustomers: ({ customers }, { query }) => customers.list(query as CustomerListQuery),
  getCustomer: ({ customers }, { path }) => customers.get(keyOf(path)),
  updateCustomer: ({ customers }, { path, body }) => customers.update(keyOf(path), body as CustomerUpdate),
  deleteCustomer: ({ customers }, { path }) => customers.delete(keyOf(path)),
  archiveCustomer: ({ customers }, { path }) => customers.archive(keyOf(path)),
  unarchiveCustomer: ({ customers }, { path }) => customers.unarchive(keyOf(path)),
  getCustomerDetails: ({ customers }, { path }) => customers.getDetails(keyOf(path)),
  checkActiveSubscription: ({ customers }, { path }) => customers.checkActiveSubscription(keyOf(path)),
  createWebhookEndpoint: ({ webhookEndpoints }, { body }) => webhookEndpoints.create(body as WebhookEndpointCreate),
  listWebhookEndpoints: ({ webhookEndpoints }) => webhookEndpoints.list(),
  getWebhookEndpoint: ({ webhookEndpoints }, { path }) => webhookEndpoints.get(endpointOf(path)),
  updateWebhookEndpoint: ({ webhookEndpoints }, { path, body }) =>
    webhookEndpoints.update(endpointOf(path), body as WebhookEndpointUpdate),
  deleteWebhookEndpoint: ({ webhookEndpoints }, { path }) => webhookEndpoints.delete(endpointOf(path)),
  rotateWebhookSecret: ({ webhookEndpoints }, { path, query }) =>
    webhookEndpoints.rotateSecret(endpointOf(path), query),
  sendTestEvent: ({ webhookEndpoints }, { path, query }) => webhookEndpoints.sendTest(endpointOf(path), query),
  redeliverFailed: ({ webhookEndpoints }, { path, query }) => webhookEndpoints.redeliverFailed(endpointOf(path), query),
  listWebhookDeliveries: ({ webhookDeliveries }, { query }) => webhookDeliveries.list(query),
  getWebhookDelivery: ({ webhookDeliveries }, { path }) => webhookDeliveries.get(deliveryOf(path)),
  redeliverWebhook: ({ webhookDeliveries }, { path }) => webhookDeliveries.redeliver(deliveryOf(path)),
};

/** The SDK methods that call an operation several times, by resource and name. */
export const composedCalls: Readonly<Record<string, SdkCall>> = {
  'customers.iterate': ({ customers }, { query }) => allOf(customers.iterate(query as CustomerListQuery)),
  'customers.pages': ({ customers }, { query }) => allOf(customers.pages(query as CustomerListQuery)),
};

/** The value that a method resolves with if the API answers with this body. */
export function promisedResult(operationId: OperationId, body: { data: unknown; meta: unknown }): unknown {
  if (operationId === 'listCustomers') return { customers: body.data, meta: body.meta };
  return operationId === 'listWebhookDeliveries' ? { deliveries: body.data, meta: body.meta } : body.data;
}

/** The error class that the SDK promises for a response with this status. */
export function promisedErrorClass(status: number): typeof ApiError {
  return BY_STATUS[status] ?? (status >= 500 ? ServerError : ApiError);
}

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionFailedError,
  422: ValidationError,
  429: RateLimitError,
};

function endpointOf({ endpoint_id = '' }: OperationArguments['path']): string {
  return endpoint_id;
}

function deliveryOf({ delivery_id = '' }: OperationArguments['path']): string {
  return delivery_id;
}

function keyOf({ customer_key = '' }: OperationArguments['path']): string {
  return customer_key;
}

async function allOf<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}
