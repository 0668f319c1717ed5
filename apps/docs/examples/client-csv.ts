import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const csv =
  'customer_key,customer_type,primary_email\nsoylent_001,BUSINESS,info@soylent.example\nsoylent_002,BUSINESS,\n';
const result = await customers.uploadCsv(csv, { filename: 'customers.csv' });

console.log(`${result.successful_upload_count} of ${result.total_customers} created`);
for (const { row, error } of result.customers_failed) console.log(`row ${row}: ${error}`);
