import { expectTypeOf } from 'vitest';
import type {
  ActiveSubscription,
  ApiPromise,
  BulkCreateResult,
  CsvUploadResult,
  Customer,
  CustomerCreate,
  CustomerDeleted,
  CustomerDetails,
  CustomerPage,
  Customers,
  ImportReport,
} from '../../src/index.ts';

declare const customers: Customers;
const required = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com' } as const;

// Methods resolve with the data of the envelope.
expectTypeOf(customers.bulkCreate([required])).toEqualTypeOf<ApiPromise<BulkCreateResult>>();
expectTypeOf(customers.create(required)).toEqualTypeOf<ApiPromise<Customer>>();
expectTypeOf(customers.list()).toEqualTypeOf<ApiPromise<CustomerPage>>();
expectTypeOf(customers.get('a')).toEqualTypeOf<ApiPromise<Customer>>();
expectTypeOf(customers.update('a', {})).toEqualTypeOf<ApiPromise<Customer>>();
expectTypeOf(customers.delete('a')).toEqualTypeOf<ApiPromise<CustomerDeleted>>();
expectTypeOf(customers.archive('a')).toEqualTypeOf<ApiPromise<Customer>>();
expectTypeOf(customers.unarchive('a')).toEqualTypeOf<ApiPromise<Customer>>();
expectTypeOf(customers.getDetails('a')).toEqualTypeOf<ApiPromise<CustomerDetails>>();
expectTypeOf(customers.checkActiveSubscription('a')).toEqualTypeOf<ApiPromise<ActiveSubscription>>();
expectTypeOf(customers.uploadCsv('')).toEqualTypeOf<ApiPromise<CsvUploadResult>>();
expectTypeOf<Awaited<ApiPromise<Customer>>>().toEqualTypeOf<Customer>();
expectTypeOf<ApiPromise<Customer>>().toExtend<Promise<Customer>>();
expectTypeOf<CustomerDeleted>().toEqualTypeOf<{ deleted: true; customer_key: string }>();
expectTypeOf<ActiveSubscription['has_active_subscription']>().toEqualTypeOf<false>();

// No part of a result is `any`.
expectTypeOf<Customer['display_name']>().toEqualTypeOf<string | null>();
expectTypeOf<Customer['full_name' | 'billing_email' | 'currency']>().toEqualTypeOf<string>();
expectTypeOf<Customer['tax_status']>().toEqualTypeOf<'TAXABLE' | 'TAX_EXEMPT' | 'REVERSE_CHARGE' | ''>();
expectTypeOf<Customer['mid_cycle_invoice_consolidation']>().toEqualTypeOf<boolean>();
expectTypeOf<CustomerDetails['wallets'][number]>().not.toBeAny();
expectTypeOf<Customer['documents'][number]>().not.toBeAny();
expectTypeOf<BulkCreateResult['customers_failed'][number]['issues'][number]['field']>().toEqualTypeOf<string | null>();
expectTypeOf<CustomerPage['meta']['next_page']>().toEqualTypeOf<number | null>();
expectTypeOf<CustomerPage['meta']['next_cursor']>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<CustomerPage['meta']['last_page?']>().toEqualTypeOf<boolean>();

// Only three fields are required; fields that the API sets are neither required nor accepted.
expectTypeOf<typeof required>().toExtend<CustomerCreate>();
customers.create({
  ...required,
  metadata: { anything: [1, { nested: true }] },
  payment_terms: [{ type: 'NET', value: 30 }],
});
customers.bulkCreate([required] as readonly CustomerCreate[]);
customers.update('a', { country: null, city: '' });
customers.update('a', { city: '' }, { ifMatch: new Headers().get('etag') });
customers.delete('a', { ifMatch: '*', timeoutMs: 60_000 });
// @ts-expect-error only updates and deletes are conditional
customers.archive('a', { ifMatch: '*' });
customers.list({});
customers.list({ archived: 'only', customer_type: 'INDIVIDUAL', date_created: '2026-11-23' });
customers.uploadCsv(new Blob([]), { filename: 'a.csv', timeoutMs: 60_000 });
customers.uploadCsv(new Uint8Array());

// @ts-expect-error a required field is missing
customers.create({ customer_key: 'a', customer_type: 'BUSINESS' });
// @ts-expect-error a misspelt field
customers.create({ ...required, frist_name: 'Jane' });
// @ts-expect-error a field of responses only
customers.create({ ...required, id: '764c80e3-ed59-44a5-ba07-7ee5ba547774' });
// @ts-expect-error an unknown type
customers.create({ ...required, customer_type: 'GOVERNMENT' });
// @ts-expect-error a misspelt field of a nested object
customers.create({ ...required, contact_people: [{ frist_name: 'Jane' }] });
// @ts-expect-error a misspelt field of one of many
customers.bulkCreate([required, { ...required, frist_name: 'Jane' }]);
// @ts-expect-error the envelope is made by the method
customers.bulkCreate({ customers: [required] });
// @ts-expect-error the key never changes
customers.update('a', { customer_key: 'b' });
// @ts-expect-error a misspelt field
customers.update('a', { frist_name: 'Jane' });
// @ts-expect-error a misspelt parameter
customers.list({ perpage: 10 });
// @ts-expect-error an unknown value
customers.list({ archived: 'yes' });
// @ts-expect-error a Date could be meant in any time zone
customers.list({ date_created: new Date() });
// @ts-expect-error keys are strings
customers.get(7);
// @ts-expect-error a misspelt option
customers.get('a', { timeout: 1000 });
// @ts-expect-error a redirect is never followed
customers.get('a', { redirect: 'follow' });
// @ts-expect-error a path is not a file
customers.uploadCsv({ path: 'customers.csv' });
customers.uploadCsv('', { from: 'shopify', map: { Notes: null }, set: { customer_type: 'BUSINESS' }, header_row: 2 });
// @ts-expect-error a program whose exports are not known
customers.uploadCsv('', { from: 'sap' });
// @ts-expect-error a misspelt option
customers.uploadCsv('', { fileName: 'a.csv' });

// An import takes any source of customers.
declare const stream: ReadableStream<CustomerCreate>;
declare const generator: AsyncGenerator<CustomerCreate>;
expectTypeOf(customers.import(stream)).toEqualTypeOf<Promise<ImportReport>>();
customers.import(generator, {
  concurrency: 2,
  batchSize: 50,
  runId: 'a',
  firstIndex: 100,
  sentBefore: true,
  startedAt: new Date(),
  on_conflict: 'skip',
  signal: AbortSignal.timeout(1),
});
customers.import([required], { onResult: async (result) => void (result.outcome === 'created' && result.customer.id) });
customers.import([required], { onResult: (result) => result.outcome === 'failed' && result.reason.code });
// @ts-expect-error a failed result has no customer
customers.import([required], { onResult: (result) => result.customer });
// @ts-expect-error a misspelt option
customers.import([required], { batch: 50 });
// @ts-expect-error an incomplete customer
customers.import([{ customer_key: 'a' }]);
// @ts-expect-error a path is not a source
customers.import('customers.csv');

// Iteration over all customers.
expectTypeOf(customers.iterate()).toExtend<AsyncGenerator<Customer, void, undefined>>();
expectTypeOf(customers.iterate().toArray({ limit: 10 })).toEqualTypeOf<Promise<Customer[]>>();
// @ts-expect-error a limit is required
customers.iterate().toArray();
// @ts-expect-error a limit is required
customers.iterate().toArray({});
expectTypeOf<CustomerPage['nextPage']>().toEqualTypeOf<() => Promise<CustomerPage | null>>();
expectTypeOf(customers.pages({ customer_type: 'BUSINESS' })).toExtend<AsyncIterable<CustomerPage>>();
// @ts-expect-error a misspelt parameter
customers.iterate({ perpage: 10 });
