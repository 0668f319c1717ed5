import { Rollcall } from '@rollcall/client';

const { api, customers } = new Rollcall();

api.use({ onResponse: ({ schemaPath, response }) => console.log(schemaPath, response.status) });

const params = { path: { customer_key: 'nobody_001' } };
const { data, error } = await api.GET('/customers/{customer_key}', { params });
console.log(data?.data.display_name ?? error?.code);

await customers.list(); // The methods use the middleware too.
