import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const { total, successful_count, customers_failed } = await customers.bulkCreate([
  { customer_key: 'umbrella_001', customer_type: 'BUSINESS', primary_email: 'info@umbrella.example' },
  { customer_key: 'tyrell_001', customer_type: 'BUSINESS', primary_email: 'tyrell.example', date_of_birth: '1982' },
  { customer_key: 'umbrella_001', customer_type: 'BUSINESS', primary_email: 'INFO@umbrella.example' },
]);

console.log(`${successful_count} of ${total} created`);
for (const { index, customer_key, issues } of customers_failed) {
  for (const { code, field, message, existing } of issues) {
    const owner = existing ? ` (it belongs to ${existing.customer_key})` : '';
    console.log(`customers[${index}] ${customer_key}: ${field} ${message} [${code}]${owner}`);
  }
}
