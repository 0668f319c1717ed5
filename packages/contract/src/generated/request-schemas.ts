// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod';
import type { RequestSchemas } from '../request-schemas.ts';
import {
  bulkCreateRequestSchema,
  cursorSchema,
  customerCreateSchema,
  customerKeySchema,
  customerTypeSchema,
  customerUpdateSchema,
  searchTermSchema,
} from './schemas.ts';

const compiledBulkCreateRequest = z.compile(bulkCreateRequestSchema);
const compiledCustomerCreate = z.compile(customerCreateSchema);
const compiledCustomerUpdate = z.compile(customerUpdateSchema);

export const bulkCreateCustomersQuerySchema = z.strictObject({
  on_conflict: z.enum(['fail', 'skip', 'update']).describe('What to do with a customer whose key is taken: `fail` reports it in `customers_failed`; `skip` leaves the\nexisting customer alone and reports it in `customers_skipped`; `update` changes the fields that are sent, as\nan update does, and reports it in `customers_updated`. An email address that belongs to a customer with\nanother key is a failure with `fail` and `update`, and skipped with `skip`. An archived customer stays archived.').default('fail'),
  dry_run: z.boolean().describe('Whether to answer as always, but store nothing.').default(false),
  atomic: z.boolean().describe('Whether all customers are stored or none. With `true`, any failure keeps everything from being stored, and the\ncustomers that would have been stored are reported as failed with the code `not_attempted`.').default(false),
});

export const bulkCreateCustomersHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to repeat: the first answer is stored together with its effects and given again, with\n`Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a\nrefusal) is not stored.').exactOptional(),
});

export const uploadCustomersCsvQuerySchema = z.strictObject({
  on_conflict: z.enum(['fail', 'skip', 'update']).describe('What to do with a customer whose key is taken: `fail` reports it in `customers_failed`; `skip` leaves the\nexisting customer alone and reports it in `customers_skipped`; `update` changes the fields that are sent, as\nan update does, and reports it in `customers_updated`. An email address that belongs to a customer with\nanother key is a failure with `fail` and `update`, and skipped with `skip`. An archived customer stays archived.').default('fail'),
  dry_run: z.boolean().describe('Whether to answer as always, but store nothing.').default(false),
  atomic: z.boolean().describe('Whether all customers are stored or none. With `true`, any failure keeps everything from being stored, and the\ncustomers that would have been stored are reported as failed with the code `not_attempted`.').default(false),
});

export const uploadCustomersCsvHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to repeat: the first answer is stored together with its effects and given again, with\n`Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a\nrefusal) is not stored.').exactOptional(),
});

export const createCustomerQuerySchema = z.strictObject({});

export const createCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to repeat: the first answer is stored together with its effects and given again, with\n`Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a\nrefusal) is not stored.').exactOptional(),
});

export const listCustomersQuerySchema = z.strictObject({
  page: z.int().gte(1).lte(1000000000).describe('Number of the page, from 1; the first if neither this nor `cursor` is given. A page past the last is empty.').exactOptional(),
  cursor: cursorSchema.describe('`next_cursor` of the page before, of a list with the same `search_term`, `customer_type`, `date_created` and\n`archived`. Not together with `page`.').exactOptional(),
  per_page: z.int().gte(1).lte(100).describe('Customers per page.').default(25),
  search_term: searchTermSchema.describe('Only customers with this text in a name or an email address, without regard to case. Empty means no search.').exactOptional(),
  customer_type: customerTypeSchema.describe('Only customers of this type.').exactOptional(),
  date_created: z.iso.date().describe('Only customers created on this day (UTC), `YYYY-MM-DD`.').exactOptional(),
  archived: z.enum(['exclude', 'only', 'include']).describe('What to do with archived customers.').default('exclude'),
});

export const getCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier of the customer, percent-encoded.') });

export const getCustomerQuerySchema = z.strictObject({});

export const updateCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier of the customer, percent-encoded.') });

export const updateCustomerQuerySchema = z.strictObject({});

export const deleteCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier of the customer, percent-encoded.') });

export const deleteCustomerQuerySchema = z.strictObject({});

export const archiveCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier of the customer, percent-encoded.') });

export const archiveCustomerQuerySchema = z.strictObject({});

export const archiveCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to repeat: the first answer is stored together with its effects and given again, with\n`Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a\nrefusal) is not stored.').exactOptional(),
});

export const unarchiveCustomerPathSchema = z.strictObject({ customer_key: customerKeySchema.describe('Your own identifier of the customer, percent-encoded.') });

export const unarchiveCustomerQuerySchema = z.strictObject({});

export const unarchiveCustomerHeadersSchema = z.strictObject({
  'Idempotency-Key': z.string().min(1).max(255).regex(/^[!-~]+$/u, 'must be 1 to 255 visible ASCII characters').describe('Makes the request safe to repeat: the first answer is stored together with its effects and given again, with\n`Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a\nrefusal) is not stored.').exactOptional(),
});

/** What each operation checks of a request, under its operationId. */
export const requestSchemas = {
  bulkCreateCustomers: {
    query: bulkCreateCustomersQuerySchema,
    headers: bulkCreateCustomersHeadersSchema,
    body: compiledBulkCreateRequest,
    item: compiledCustomerCreate,
  },
  uploadCustomersCsv: { query: uploadCustomersCsvQuerySchema, headers: uploadCustomersCsvHeadersSchema },
  createCustomer: { query: createCustomerQuerySchema, headers: createCustomerHeadersSchema, body: compiledCustomerCreate },
  listCustomers: { query: listCustomersQuerySchema },
  getCustomer: { path: getCustomerPathSchema, query: getCustomerQuerySchema },
  updateCustomer: { path: updateCustomerPathSchema, query: updateCustomerQuerySchema, body: compiledCustomerUpdate },
  deleteCustomer: { path: deleteCustomerPathSchema, query: deleteCustomerQuerySchema },
  archiveCustomer: { path: archiveCustomerPathSchema, query: archiveCustomerQuerySchema, headers: archiveCustomerHeadersSchema },
  unarchiveCustomer: {
    path: unarchiveCustomerPathSchema,
    query: unarchiveCustomerQuerySchema,
    headers: unarchiveCustomerHeadersSchema,
  },
} as const satisfies Record<string, RequestSchemas>;
