import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const csv =
  'customer_key,customer_type,primary_email\nsoylent_001,BUSINESS,info@soylent.example\nsoylent_002,BUSINESS,\n';
const { customers_added, customers_failed } = await customers.uploadCsv(csv, { filename: 'customers.csv' });

for (const { row, customer_key } of customers_added) console.log(`row ${row}: created ${customer_key}`);
for (const { row, error } of customers_failed) console.log(`row ${row}: ${error}`);
