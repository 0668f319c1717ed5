// Uses the fetch client and the zod schemas that orval generates, and prints the answers of the API.
import { bulkCreateCustomers, type CustomerCreate, createCustomer } from './client/fetch.js';
import { BulkCreateCustomersBody, BulkCreateCustomersResponse } from './client/zod.js';

// The address is part of the generated client.
const [, apiKey = ''] = process.argv.slice(2);
const options = { headers: { 'x-api-key': apiKey } };

const person = (key: string, name: string): CustomerCreate => ({
  customer_key: key,
  customer_type: 'INDIVIDUAL',
  primary_email: `${key}@example.com`,
  first_name: name,
});

const create = async (customers: CustomerCreate[]) => {
  const { status, data } = await bulkCreateCustomers({ customers }, {}, options);
  if (status !== 200) throw new Error(data.message);
  return BulkCreateCustomersResponse.parse(data).data;
};

const { customers } = BulkCreateCustomersBody.parse({
  customers: [person('chris', 'Chris'), person('jane', 'Jane'), person('zoe', 'Zoë')],
});
const three = await create(customers);
const some = await create([
  person('max', 'Max'),
  person('jane', 'Jane'),
  { ...person('kim', 'Kim'), primary_email: 'kim' },
]);
const invalid = await createCustomer({ ...person('kim', 'Kim'), primary_email: 'kim' }, options);
if (invalid.status !== 422) throw new Error(`The status is ${invalid.status}`);

console.log(
  JSON.stringify({
    created: three.customers_created.map(({ data }) => data.display_name),
    someCreated: some.customers_created.map(({ customer_key }) => customer_key),
    failed: some.customers_failed.map(({ index, code, field, existing }) => [index, code, field, existing?.archived]),
    taken: some.customers_failed.filter(({ code }) => code === 'customer_key_taken').length,
    status: invalid.data.statusCode,
    code: invalid.data.code,
    issues: invalid.data.issues.map(({ code, field }) => [code, field]),
  }),
);
