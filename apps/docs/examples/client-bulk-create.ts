import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

const { customers_created, customers_failed } = await customers.bulkCreate([
  { customer_key: 'piper_001', customer_type: 'BUSINESS', primary_email: 'contact@piper.example' },
  { customer_key: 'richard_001', customer_type: 'INDIVIDUAL', primary_email: 'richard@piper.example' },
  { customer_key: 'piper_001', customer_type: 'BUSINESS', primary_email: 'sales@piper.example' },
]);

for (const { customer_key, data } of customers_created) console.log('created', customer_key, data.id);
for (const { index, code, error } of customers_failed) console.log('failed', index, code, error);
