import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  type CustomerCreate,
  type CustomerListQuery,
  type Customers,
  type CustomerUpdate,
  NotFoundError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';

/** The arguments of an operation, not yet encoded for HTTP. */
export interface OperationArguments {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** For a form, the text of the file. */
  readonly body: unknown;
}

/** Calls the SDK method of an operation. */
type SdkCall = (customers: Customers, given: OperationArguments) => Promise<unknown>;

/** The SDK method of each operation. The compiler complains if one is missing. */
export const sdkCalls: { readonly [Id in OperationId]: SdkCall } = {
  bulkCreateCustomers: (customers, { query, body }) =>
    customers.bulkCreate((body as { customers: CustomerCreate[] }).customers, query),
  uploadCustomersCsv: (customers, { query, body }) => customers.uploadCsv(body as string, query),
  createCustomer: (customers, { body }) => customers.create(body as CustomerCreate),
  listCustomers: (customers, { query }) => customers.list(query as CustomerListQuery),
  getCustomer: (customers, { path }) => customers.get(keyOf(path)),
  updateCustomer: (customers, { path, body }) => customers.update(keyOf(path), body as CustomerUpdate),
  deleteCustomer: (customers, { path }) => customers.delete(keyOf(path)),
  archiveCustomer: (customers, { path }) => customers.archive(keyOf(path)),
  unarchiveCustomer: (customers, { path }) => customers.unarchive(keyOf(path)),
  getCustomerDetails: (customers, { path }) => customers.getDetails(keyOf(path)),
  checkActiveSubscription: (customers, { path }) => customers.checkActiveSubscription(keyOf(path)),
};

/** The SDK methods that call an operation several times. */
export const composedCalls: Readonly<Record<string, SdkCall>> = {
  iterate: (customers, { query }) => allOf(customers.iterate(query as CustomerListQuery)),
  pages: (customers, { query }) => allOf(customers.pages(query as CustomerListQuery)),
};

/** The value that a method resolves with if the API answers with this body. */
export function promisedResult(operationId: OperationId, body: { data: unknown; meta: unknown }): unknown {
  return operationId === 'listCustomers' ? { customers: body.data, meta: body.meta } : body.data;
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

function keyOf({ customer_key = '' }: OperationArguments['path']): string {
  return customer_key;
}

async function allOf<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}
