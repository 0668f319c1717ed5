// Checked by `tsc --noEmit`; nothing here runs.
import { expectTypeOf } from 'vitest';
import type {
  BulkCreateRequest,
  BulkCreateResponse,
  Customer,
  CustomerCreate,
  CustomerCreatedEvent,
  CustomerCreatedResponse,
  CustomerUpdate,
  DeletedCustomer,
  ErrorCode,
  ErrorResponse,
  ErrorResponse409,
  ErrorResponse422,
  HeaderParams,
  ImportSummary,
  IssueCode,
  MetadataValue,
  OperationId,
  PageMeta,
  PathParams,
  Query,
  RequestBody,
  ResponseBody,
  Status,
  SuccessBody,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
  webhooks,
} from '../src/index.ts';
import {
  errorCodes,
  operations,
  webhookEventExamples,
  type webhookEvents,
  type webhookEventTypes,
} from '../src/index.ts';
import { type ParsedQuery, requestSchemas, schemas, webhookEventSchemas } from '../src/schemas.ts';

// Operations: an alias is not an operation of its own.
expectTypeOf<OperationId>().toEqualTypeOf<
  | 'bulkCreateCustomers'
  | 'uploadCustomersCsv'
  | 'createCustomer'
  | 'listCustomers'
  | 'getCustomer'
  | 'updateCustomer'
  | 'deleteCustomer'
  | 'archiveCustomer'
  | 'unarchiveCustomer'
  | 'getCustomerDetails'
  | 'checkActiveSubscription'
  | 'createWebhookEndpoint'
  | 'listWebhookEndpoints'
  | 'getWebhookEndpoint'
  | 'updateWebhookEndpoint'
  | 'deleteWebhookEndpoint'
  | 'rotateWebhookSecret'
  | 'sendTestEvent'
  | 'redeliverFailed'
  | 'listWebhookDeliveries'
  | 'getWebhookDelivery'
  | 'redeliverWebhook'
>();
expectTypeOf(operations.createCustomer.routes[0].path).toEqualTypeOf<'/customers'>();
expectTypeOf(operations.createCustomer.routes[1].operationId).toEqualTypeOf<'createCustomerAtNew'>();
expectTypeOf(operations.getCustomer.requestBody).toEqualTypeOf<null>();

// Bodies.
expectTypeOf<RequestBody<'bulkCreateCustomers'>>().toEqualTypeOf<BulkCreateRequest>();
expectTypeOf<RequestBody<'createCustomer'>>().toEqualTypeOf<CustomerCreate>();
expectTypeOf<RequestBody<'updateCustomer'>>().toEqualTypeOf<CustomerUpdate>();
expectTypeOf<RequestBody<'getCustomer'>>().toEqualTypeOf<undefined>();
expectTypeOf<RequestBody<'archiveCustomer'>>().toEqualTypeOf<undefined>();

// Parameters.
expectTypeOf<PathParams<'getCustomer'>>().toEqualTypeOf<{ customer_key: string }>();
expectTypeOf<PathParams<'createCustomer'>>().toEqualTypeOf<Record<string, never>>();
expectTypeOf<HeaderParams<'deleteCustomer'>>().toEqualTypeOf<{ 'If-Match'?: string | undefined }>();
expectTypeOf<HeaderParams<'getCustomer'>>().toEqualTypeOf<Record<string, never>>();
expectTypeOf<Query<'getCustomer'>>().toEqualTypeOf<Record<string, never>>();
expectTypeOf<Query<'listCustomers'>>().toEqualTypeOf<{
  page?: number | undefined;
  cursor?: string | undefined;
  per_page?: number | undefined;
  search_term?: string | undefined;
  customer_type?: 'INDIVIDUAL' | 'BUSINESS' | undefined;
  date_created?: string | undefined;
  archived?: 'exclude' | 'only' | 'include' | undefined;
}>();
expectTypeOf<ParsedQuery<'listCustomers'>>().toEqualTypeOf<{
  page?: number;
  cursor?: string;
  per_page: number;
  search_term?: string;
  customer_type?: 'INDIVIDUAL' | 'BUSINESS';
  date_created?: string;
  archived: 'exclude' | 'only' | 'include';
}>();

// Responses.
expectTypeOf<Status<'createCustomer'>>().toEqualTypeOf<
  201 | 400 | 401 | 406 | 409 | 413 | 415 | 422 | 429 | 500 | 503
>();
expectTypeOf<ResponseBody<'createCustomer', 201>>().toEqualTypeOf<CustomerCreatedResponse>();
expectTypeOf<ResponseBody<'createCustomer', 409 | 422>>().toEqualTypeOf<ErrorResponse409 | ErrorResponse422>();
expectTypeOf<ResponseBody<'createCustomer', 409 | 422>>().toExtend<ErrorResponse>();
expectTypeOf<SuccessBody<'createCustomer'>>().toEqualTypeOf<CustomerCreatedResponse>();
expectTypeOf<SuccessBody<'bulkCreateCustomers'>>().toEqualTypeOf<BulkCreateResponse>();
expectTypeOf<SuccessBody<'getCustomer'>['data']>().toEqualTypeOf<Customer>();
// @ts-expect-error -- The operation never responds with 404.
type _NoSuchStatus = ResponseBody<'createCustomer', 404>;
// @ts-expect-error -- There is no such operation.
type _NoSuchOperation = RequestBody<'createCustomerAtNew'>;

// A file: exactly one Blob, under either name.
declare const csv: File;
export const forms: RequestBody<'uploadCustomersCsv'>[] = [
  { csv },
  { file: new Blob(['customer_key']) },
  // @ts-expect-error -- A file is required.
  {},
  // @ts-expect-error -- Two files are one too many.
  { csv, file: csv },
  // @ts-expect-error -- A text is not a file.
  { csv: 'customer_key' },
  // @ts-expect-error -- No field has this name.
  { upload: csv },
];

// Codes.
expectTypeOf<keyof typeof errorCodes>().toEqualTypeOf<ErrorCode>();
expectTypeOf(errorCodes.customer_not_found.status).toEqualTypeOf<404>();
expectTypeOf<'forbidden'>().not.toExtend<IssueCode>();

// Customers, as callers write them.
const minimal: CustomerCreate = { customer_key: 'acme', customer_type: 'BUSINESS', primary_email: 'a@example.com' };
export const written: CustomerCreate[] = [
  { ...minimal, city: null, metadata: { plan: ['pro', 1, null, { nested: true }] } },
  // @ts-expect-error -- An unknown field is rejected.
  { ...minimal, frist_name: 'Jane' },
  // @ts-expect-error -- Not one of the two types.
  { ...minimal, customer_type: 'PERSON' },
  // @ts-expect-error -- The key is required.
  { customer_type: 'BUSINESS', primary_email: 'a@example.com' },
  // @ts-expect-error -- Metadata is JSON, and undefined is not.
  { ...minimal, metadata: { plan: undefined } },
];
// @ts-expect-error -- The key never changes.
export const renamed: CustomerUpdate = { customer_key: 'other' };
expectTypeOf<MetadataValue>().toEqualTypeOf<
  string | number | boolean | null | MetadataValue[] | { [name: string]: MetadataValue }
>();

// Optional members of requests take `undefined`, also with exactOptionalPropertyTypes; those of responses do not.
declare const maybe: string | undefined;
export const query: Query<'listCustomers'> = { search_term: maybe, archived: undefined };
export const update: RequestBody<'updateCustomer'> = { city: maybe, contact_people: [{ first_name: maybe }] };
// @ts-expect-error -- A required member stays required.
export const create: RequestBody<'createCustomer'> = { ...minimal, customer_key: maybe };
// @ts-expect-error -- JSON has no undefined, so the last page has none either.
export const cursor: Pick<PageMeta, 'next_cursor'> = { next_cursor: undefined };

// Run-time schemas return the types of the document.
expectTypeOf(schemas.CustomerCreate.parse({})).toEqualTypeOf<CustomerCreate>();
expectTypeOf(requestSchemas.createCustomer.body.parse({})).toEqualTypeOf<CustomerCreate>();
expectTypeOf(requestSchemas.bulkCreateCustomers.item.parse({})).toEqualTypeOf<CustomerCreate>();
expectTypeOf(requestSchemas.bulkCreateCustomers.body.parse({})).toEqualTypeOf<{
  customers: unknown[];
}>();
expectTypeOf(requestSchemas.getCustomer.path.parse({})).toEqualTypeOf<{ customer_key: string }>();

// Webhook events: a check of the type narrows the event.
expectTypeOf<WebhookEvent['type']>().toEqualTypeOf<WebhookEventType>();
expectTypeOf<keyof typeof webhookEvents>().toEqualTypeOf<WebhookEventType>();
expectTypeOf<(typeof webhookEventTypes)[number]>().toEqualTypeOf<WebhookEventType>();
expectTypeOf<keyof webhooks>().toEqualTypeOf<WebhookEventType>();
expectTypeOf<WebhookEventOf<'customer.created'>>().toEqualTypeOf<CustomerCreatedEvent>();
expectTypeOf<WebhookEventOf<'customer.created' | 'import.completed'>['data']>().toExtend<
  { customer: Customer } | { import: ImportSummary }
>();
expectTypeOf(webhookEventExamples['customer.deleted'].data.customer).toEqualTypeOf<DeletedCustomer>();
expectTypeOf(webhookEventSchemas['customer.created'].parse({})).toEqualTypeOf<CustomerCreatedEvent>();
declare const event: WebhookEvent;
if (event.type === 'customer.updated') expectTypeOf(event.data.customer).toEqualTypeOf<Customer>();
