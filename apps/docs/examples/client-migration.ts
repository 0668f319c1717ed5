import { NotFoundError, Rollcall } from '@rollcall/client';

const rollcall = new Rollcall({
  apiKey: process.env.ROLLCALL_API_KEY ?? '',
  baseUrl: process.env.ROLLCALL_BASE_URL ?? 'http://127.0.0.1:4010/api/v1',
});
const { customers } = rollcall;

// Before: const { data } = await sdk.customers.create({ … }), with data: any.
const created = await customers.create({
  customer_key: 'dunder_001',
  customer_type: 'BUSINESS',
  primary_email: 'michael@dunder.example',
});
console.log(created.customer_key);

// Before: sdk.customers.bulkCreate({ customers: [ … ] }), with the lists in data.
const { successful_count, customers_failed } = await customers.bulkCreate([
  { customer_key: 'dunder_002', customer_type: 'BUSINESS', primary_email: 'dwight@dunder.example' },
  { customer_key: 'dunder_003', customer_type: 'BUSINESS', primary_email: 'MICHAEL@dunder.example' },
]);
console.log(successful_count, customers_failed[0]?.code);

// Before: const { data, meta } = await sdk.customers.list({ page: 1, per_page: 50 }).
const page = await customers.list({ page: 1, per_page: 50, search_term: 'dunder' });
console.log(page.customers.length, page.meta.next_page);

// Before: catch (error) { error.message.includes('404') }.
const found = await customers.get('dunder_009').catch((error: unknown) => {
  if (error instanceof NotFoundError) return null;
  throw error;
});
console.log(found);
