import { Rollcall } from '@rollcall/client';

// Reads the key and the address from ROLLCALL_API_KEY and ROLLCALL_BASE_URL.
const { customers } = new Rollcall();

const result = await customers.bulkCreate([
  { customer_key: 'globex_001', customer_type: 'BUSINESS', primary_email: 'info@globex.com', legal_name: 'Globex' },
  { customer_key: 'jane_roe_001', customer_type: 'INDIVIDUAL', primary_email: 'jane.roe@example' },
]);
for (const { customer_key, data } of result.customers_created) console.log(`${customer_key}: ${data.display_name}`);
for (const { customer_key, code, error } of result.customers_failed) console.log(`${customer_key}: ${error} (${code})`);
