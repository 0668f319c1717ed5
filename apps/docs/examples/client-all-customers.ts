import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();

await customers.bulkCreate([
  { customer_key: 'wonka_001', customer_type: 'BUSINESS', primary_email: 'info@wonka.example' },
  { customer_key: 'wonka_002', customer_type: 'BUSINESS', primary_email: 'sales@wonka.example' },
]);

for await (const customer of customers.iterate({ search_term: 'wonka.example', archived: 'include' })) {
  console.log(customer.customer_key, customer.primary_email);
}

const newest = await customers.iterate().toArray({ limit: 2 });
console.log(newest.length);
