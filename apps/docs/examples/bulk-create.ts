import { type CustomerCreate, Rollcall } from '@rollcall/client';

const { ROLLCALL_API_KEY = '', ROLLCALL_BASE_URL = 'http://127.0.0.1:4010/api/v1' } = process.env;
const rollcall = new Rollcall({ apiKey: ROLLCALL_API_KEY, baseUrl: ROLLCALL_BASE_URL });

const customers: CustomerCreate[] = [
  { customer_key: 'umbrella_001', customer_type: 'BUSINESS', primary_email: 'info@umbrella.example' },
  { customer_key: 'tyrell_001', customer_type: 'BUSINESS', primary_email: 'tyrell.example', website_url: null },
  { customer_key: 'umbrella_001', customer_type: 'BUSINESS', primary_email: 'INFO@umbrella.example' },
];
const { total, successful_count, customers_failed } = await rollcall.customers.bulkCreate(customers);

console.log(`${successful_count} of ${total} created`);
for (const { index, customer_key, issues } of customers_failed) {
  for (const { code, field, message, existing } of issues) {
    const owner = existing ? ` (it belongs to ${existing.customer_key})` : '';
    console.log(`customers[${index}] ${customer_key}: ${field} ${message} [${code}]${owner}`);
  }
}
