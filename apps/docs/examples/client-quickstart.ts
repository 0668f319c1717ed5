import { Rollcall } from '@rollcall/client';

// The same as new Rollcall(), which reads these variables by default.
const rollcall = new Rollcall({
  apiKey: process.env.ROLLCALL_API_KEY ?? '',
  baseUrl: process.env.ROLLCALL_BASE_URL ?? 'http://127.0.0.1:4010/api/v1',
});

const result = await rollcall.customers.bulkCreate([
  {
    customer_key: 'piper_001',
    customer_type: 'BUSINESS',
    primary_email: 'contact@piper.example',
    legal_name: 'Pied Piper',
  },
  {
    customer_key: 'richard_001',
    customer_type: 'INDIVIDUAL',
    primary_email: 'richard@piper.example',
    first_name: 'Richard',
  },
  { customer_key: 'piper_001', customer_type: 'BUSINESS', primary_email: 'sales@piper.example' },
]);

for (const { customer_key, data } of result.customers_created) console.log('created', customer_key, data.id);
for (const { index, code, error } of result.customers_failed) console.log('failed', index, code, error);
