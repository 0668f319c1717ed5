// Uses the client that hey-api/openapi-ts generates, and prints the answers of the API.
import { client } from './client/client.gen.js';
import { bulkCreateCustomers, type CustomerCreate, createCustomer } from './client/index.js';

const [baseUrl = '', apiKey = ''] = process.argv.slice(2);
client.setConfig({ baseUrl, auth: apiKey });

const person = (key: string, name: string): CustomerCreate => ({
  customer_key: key,
  customer_type: 'INDIVIDUAL',
  primary_email: `${key}@example.com`,
  first_name: name,
});

const create = async (customers: CustomerCreate[]) => {
  const { data, error } = await bulkCreateCustomers({ body: { customers } });
  if (data === undefined) throw new Error(error.message);
  return data.data;
};

const three = await create([person('chris', 'Chris'), person('jane', 'Jane'), person('zoe', 'Zoë')]);
const some = await create([
  person('max', 'Max'),
  person('jane', 'Jane'),
  { ...person('kim', 'Kim'), primary_email: 'kim' },
]);
const invalid = await createCustomer({ body: { ...person('kim', 'Kim'), primary_email: 'kim' } });

console.log(
  JSON.stringify({
    created: three.customers_created.map(({ data }) => data.display_name),
    someCreated: some.customers_created.map(({ customer_key }) => customer_key),
    failed: some.customers_failed.map(({ index, code, field, existing }) => [index, code, field, existing?.archived]),
    taken: some.customers_failed.filter(({ code }) => code === 'customer_key_taken').length,
    status: invalid.error?.statusCode,
    code: invalid.error?.code,
    issues: invalid.error?.issues.map(({ code, field }) => [code, field]),
  }),
);
