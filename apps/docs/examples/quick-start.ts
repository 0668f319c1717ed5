import { Rollcall } from '@rollcall/client';

const { ROLLCALL_API_KEY = '', ROLLCALL_BASE_URL = 'http://127.0.0.1:4010/api/v1' } = process.env;
const rollcall = new Rollcall({ apiKey: ROLLCALL_API_KEY, baseUrl: ROLLCALL_BASE_URL });

const result = await rollcall.customers.bulkCreate([
  { customer_key: 'globex_001', customer_type: 'BUSINESS', primary_email: 'info@globex.com', legal_name: 'Globex' },
  { customer_key: 'jane_roe_001', customer_type: 'INDIVIDUAL', primary_email: 'jane.roe@example' },
]);
for (const { customer_key, data } of result.customers_created) console.log(`${customer_key}: ${data.display_name}`);
for (const { customer_key, code, error } of result.customers_failed) console.log(`${customer_key}: ${error} (${code})`);
