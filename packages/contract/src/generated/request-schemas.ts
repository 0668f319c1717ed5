// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod';
import { compiled, type RequestSchemas } from '../request-schemas.ts';
import {
  bulkCreateRequestSchema,
  cursorSchema,
  customerCreateSchema,
  customerKeySchema,
  customerTypeSchema,
  customerUpdateSchema,
  searchTermSchema,
  timestampSchema,
  webhookDeliveryIdSchema,
  webhookDeliveryStatusSchema,
  webhookEndpointCreateSchema,
  webhookEndpointIdSchema,
  webhookEndpointUpdateSchema,
  webhookEventTypeSchema,
} from './schemas.ts';

export const bulkCreateCustomersQuerySchema = z.strictObject({
  on_conflict: z.enum(['fail', 'skip', 'update']).describe('How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing\ncustomer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an\nupdate, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the\ncustomer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.\nA list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.').default('fail'),
  dry_run: z.boolean().describe('Whether to respond as usual but store nothing.').default(false),
  atomic: z.boolean().describe('Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the\nother customers are reported as failed with the code `not_attempted`.').default(false),
  events: z.enum(['all', 'none', 'summary']).describe('Which webhook events the request sends, to endpoints that want them. `all` sends one for each customer that was\ncreated or updated, and `import.completed`. `summary` sends `import.completed` only, and `none` sends nothing: a\nfirst import of many customers need not be sent to every endpoint.').default('all'),
});

export const bulkCreateCustomersHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to retry. The first response is stored together with its effects; every request with the\nsame key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in\ndraft-ietf-httpapi-idempotency-key-header, is the same as the key without them.\n\nThe response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated\nno customer. The same request runs again.\n\nThe stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.\n\nDeleting a customer erases every stored response that contains its `customer_key`. The same request is then\nrejected with 409 (`idempotency_response_erased`) and does not run again.\n\nMake a new key for each request that you mean, such as a random UUID, and send it again only to repeat that\nrequest.').exactOptional(),
});

export const uploadCustomersCsvQuerySchema = z.strictObject({
  on_conflict: z.enum(['fail', 'skip', 'update']).describe('How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing\ncustomer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an\nupdate, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the\ncustomer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.\nA list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.').default('fail'),
  dry_run: z.boolean().describe('Whether to respond as usual but store nothing.').default(false),
  atomic: z.boolean().describe('Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the\nother customers are reported as failed with the code `not_attempted`.').default(false),
  events: z.enum(['all', 'none', 'summary']).describe('Which webhook events the request sends, to endpoints that want them. `all` sends one for each customer that was\ncreated or updated, and `import.completed`. `summary` sends `import.completed` only, and `none` sends nothing: a\nfirst import of many customers need not be sent to every endpoint.').default('all'),
});

export const uploadCustomersCsvHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to retry. The first response is stored together with its effects; every request with the\nsame key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in\ndraft-ietf-httpapi-idempotency-key-header, is the same as the key without them.\n\nThe response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated\nno customer. The same request runs again.\n\nThe stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.\n\nDeleting a customer erases every stored response that contains its `customer_key`. The same request is then\nrejected with 409 (`idempotency_response_erased`) and does not run again.\n\nMake a new key for each request that you mean, such as a random UUID, and send it again only to repeat that\nrequest.').exactOptional(),
});

export const createCustomerQuerySchema = z.strictObject({});

export const createCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to retry. The first response is stored together with its effects; every request with the\nsame key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in\ndraft-ietf-httpapi-idempotency-key-header, is the same as the key without them.\n\nThe response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated\nno customer. The same request runs again.\n\nThe stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.\n\nDeleting a customer erases every stored response that contains its `customer_key`. The same request is then\nrejected with 409 (`idempotency_response_erased`) and does not run again.\n\nMake a new key for each request that you mean, such as a random UUID, and send it again only to repeat that\nrequest.').exactOptional(),
});

export const listCustomersQuerySchema = z.strictObject({
  page: z.int().gte(1).lte(1000000000).describe('Number of the page, from 1. Without `page` and `cursor`, the first page is returned. A page past the last is empty.').exactOptional(),
  cursor: cursorSchema.describe('The `next_cursor` of the previous page. The request must have the same `search_term`, `customer_type`,\n`date_created` and `archived`, and no `page`.').exactOptional(),
  per_page: z.int().gte(1).lte(100).describe('Customers per page.').default(25),
  search_term: searchTermSchema.describe('Only customers whose names or email addresses contain this text, case-insensitively. One letter or digit, alone\nor with one more character, must be the beginning of a word: of a name or address, or after a space or one of\n`.`, `_`, `@`, `+`, `\'`, `(` and `-`. An empty string means no search.').exactOptional(),
  customer_type: customerTypeSchema.describe('Only customers of this type. An empty string means any type.').exactOptional(),
  date_created: z.iso.date().describe('Only customers created on this day (UTC), `YYYY-MM-DD`. An empty string means any day.').exactOptional(),
  archived: z.enum(['exclude', 'only', 'include']).describe('Whether archived customers are excluded, the only ones listed, or included. An empty string means the default.').default('exclude'),
});

export const getCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const getCustomerQuerySchema = z.strictObject({});

export const updateCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const updateCustomerQuerySchema = z.strictObject({});

export const updateCustomerHeadersSchema = z.strictObject({
  'If-Match': z.string().max(4096).regex(/^(?:\*|[\t ,]*(?:W\/)?"[!#-~]*"(?:[\t ]*,[\t ,]*(?:W\/)?"[!#-~]*")*[\t ,]*)$/u, 'must be an ETag with its quotation marks, several of them separated by commas, or *').describe('Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the\nresponse that showed the customer, with its quotation marks; separate several tags with commas. If the customer\nhas another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing\ncustomer, the response is 404 in any case.\n\nA tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that\ncompress responses add the prefix.').exactOptional(),
});

export const deleteCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const deleteCustomerQuerySchema = z.strictObject({});

export const deleteCustomerHeadersSchema = z.strictObject({
  'If-Match': z.string().max(4096).regex(/^(?:\*|[\t ,]*(?:W\/)?"[!#-~]*"(?:[\t ]*,[\t ,]*(?:W\/)?"[!#-~]*")*[\t ,]*)$/u, 'must be an ETag with its quotation marks, several of them separated by commas, or *').describe('Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the\nresponse that showed the customer, with its quotation marks; separate several tags with commas. If the customer\nhas another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing\ncustomer, the response is 404 in any case.\n\nA tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that\ncompress responses add the prefix.').exactOptional(),
});

export const archiveCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const archiveCustomerQuerySchema = z.strictObject({});

export const archiveCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to retry. The first response is stored together with its effects; every request with the\nsame key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in\ndraft-ietf-httpapi-idempotency-key-header, is the same as the key without them.\n\nThe response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated\nno customer. The same request runs again.\n\nThe stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.\n\nDeleting a customer erases every stored response that contains its `customer_key`. The same request is then\nrejected with 409 (`idempotency_response_erased`) and does not run again.\n\nMake a new key for each request that you mean, such as a random UUID, and send it again only to repeat that\nrequest.').exactOptional(),
});

export const unarchiveCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const unarchiveCustomerQuerySchema = z.strictObject({});

export const unarchiveCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to retry. The first response is stored together with its effects; every request with the\nsame key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in\ndraft-ietf-httpapi-idempotency-key-header, is the same as the key without them.\n\nThe response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated\nno customer. The same request runs again.\n\nThe stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.\n\nDeleting a customer erases every stored response that contains its `customer_key`. The same request is then\nrejected with 409 (`idempotency_response_erased`) and does not run again.\n\nMake a new key for each request that you mean, such as a random UUID, and send it again only to repeat that\nrequest.').exactOptional(),
});

export const getCustomerDetailsPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const getCustomerDetailsQuerySchema = z.strictObject({});

export const checkActiveSubscriptionPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier for the customer, percent-encoded.') });

export const checkActiveSubscriptionQuerySchema = z.strictObject({});

export const createWebhookEndpointQuerySchema = z.strictObject({});

export const listWebhookEndpointsQuerySchema = z.strictObject({});

export const getWebhookEndpointPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const getWebhookEndpointQuerySchema = z.strictObject({});

export const updateWebhookEndpointPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const updateWebhookEndpointQuerySchema = z.strictObject({});

export const deleteWebhookEndpointPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const deleteWebhookEndpointQuerySchema = z.strictObject({});

export const rotateWebhookSecretPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const rotateWebhookSecretQuerySchema = z.strictObject({
  overlap_seconds: z.int().gte(0).lte(604800).describe('For how many seconds the previous secret still signs. With `0`, it ends at once.').default(86400),
});

export const sendTestEventPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const sendTestEventQuerySchema = z.strictObject({ type: webhookEventTypeSchema.describe('The type of the event.').default('customer.created') });

export const redeliverFailedPathSchema = z.strictObject({ endpoint_id: webhookEndpointIdSchema.describe('The `id` of the webhook endpoint.') });

export const redeliverFailedQuerySchema = z.strictObject({
  since: timestampSchema.describe('Only deliveries created at this time or later. Default and limit are the 30 days for which deliveries are kept.').exactOptional(),
});

export const listWebhookDeliveriesQuerySchema = z.strictObject({
  cursor: cursorSchema.describe('The `next_cursor` of the previous page. The request must have the same filters.').exactOptional(),
  per_page: z.int().gte(1).lte(100).describe('Deliveries per page.').default(25),
  endpoint_id: webhookEndpointIdSchema.describe('Only deliveries to this endpoint. An empty string means any endpoint.').exactOptional(),
  status: webhookDeliveryStatusSchema.describe('Only deliveries with this status. An empty string means any status.').exactOptional(),
  event_type: webhookEventTypeSchema.describe('Only deliveries of events of this type. An empty string means any type.').exactOptional(),
  customer_key: customerKeySchema.describe('Only deliveries of events about the customer with this key. An empty string means any event.').exactOptional(),
  created_from: timestampSchema.describe('Only deliveries created at this time or later. An empty string means any time.').exactOptional(),
  created_before: timestampSchema.describe('Only deliveries created before this time. An empty string means any time.').exactOptional(),
});

export const getWebhookDeliveryPathSchema = z.strictObject({ delivery_id: webhookDeliveryIdSchema.describe('The `id` of the webhook delivery.') });

export const getWebhookDeliveryQuerySchema = z.strictObject({});

export const redeliverWebhookPathSchema = z.strictObject({ delivery_id: webhookDeliveryIdSchema.describe('The `id` of the webhook delivery.') });

export const redeliverWebhookQuerySchema = z.strictObject({});

/** The schemas that each operation checks a request with, by operationId. */
export const requestSchemas = {
  bulkCreateCustomers: {
    query: bulkCreateCustomersQuerySchema,
    headers: bulkCreateCustomersHeadersSchema,
    get body() { return compiled(bulkCreateRequestSchema); },
    get item() { return compiled(customerCreateSchema); },
  },
  uploadCustomersCsv: { query: uploadCustomersCsvQuerySchema, headers: uploadCustomersCsvHeadersSchema },
  createCustomer: {
    query: createCustomerQuerySchema,
    headers: createCustomerHeadersSchema,
    get body() { return compiled(customerCreateSchema); },
  },
  listCustomers: { query: listCustomersQuerySchema },
  getCustomer: { path: getCustomerPathSchema, query: getCustomerQuerySchema },
  updateCustomer: {
    path: updateCustomerPathSchema,
    query: updateCustomerQuerySchema,
    headers: updateCustomerHeadersSchema,
    get body() { return compiled(customerUpdateSchema); },
  },
  deleteCustomer: { path: deleteCustomerPathSchema, query: deleteCustomerQuerySchema, headers: deleteCustomerHeadersSchema },
  archiveCustomer: { path: archiveCustomerPathSchema, query: archiveCustomerQuerySchema, headers: archiveCustomerHeadersSchema },
  unarchiveCustomer: {
    path: unarchiveCustomerPathSchema,
    query: unarchiveCustomerQuerySchema,
    headers: unarchiveCustomerHeadersSchema,
  },
  getCustomerDetails: { path: getCustomerDetailsPathSchema, query: getCustomerDetailsQuerySchema },
  checkActiveSubscription: { path: checkActiveSubscriptionPathSchema, query: checkActiveSubscriptionQuerySchema },
  createWebhookEndpoint: { query: createWebhookEndpointQuerySchema, get body() { return compiled(webhookEndpointCreateSchema); } },
  listWebhookEndpoints: { query: listWebhookEndpointsQuerySchema },
  getWebhookEndpoint: { path: getWebhookEndpointPathSchema, query: getWebhookEndpointQuerySchema },
  updateWebhookEndpoint: {
    path: updateWebhookEndpointPathSchema,
    query: updateWebhookEndpointQuerySchema,
    get body() { return compiled(webhookEndpointUpdateSchema); },
  },
  deleteWebhookEndpoint: { path: deleteWebhookEndpointPathSchema, query: deleteWebhookEndpointQuerySchema },
  rotateWebhookSecret: { path: rotateWebhookSecretPathSchema, query: rotateWebhookSecretQuerySchema },
  sendTestEvent: { path: sendTestEventPathSchema, query: sendTestEventQuerySchema },
  redeliverFailed: { path: redeliverFailedPathSchema, query: redeliverFailedQuerySchema },
  listWebhookDeliveries: { query: listWebhookDeliveriesQuerySchema },
  getWebhookDelivery: { path: getWebhookDeliveryPathSchema, query: getWebhookDeliveryQuerySchema },
  redeliverWebhook: { path: redeliverWebhookPathSchema, query: redeliverWebhookQuerySchema },
} as const satisfies Record<string, RequestSchemas>;
