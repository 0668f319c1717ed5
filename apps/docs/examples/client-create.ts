import { Rollcall } from '@rollcall/client';

// Both options are the defaults: new Rollcall() reads the same variables.
const rollcall = new Rollcall({
  apiKey: process.env.ROLLCALL_API_KEY,
  baseUrl: process.env.ROLLCALL_BASE_URL, // such as http://127.0.0.1:4010/api/v1
});

const customer = await rollcall.customers.create({
  customer_key: 'erlich_001',
  customer_type: 'INDIVIDUAL',
  primary_email: 'erlich@aviato.example',
  first_name: 'Erlich',
  last_name: 'Bachman',
});
console.log(customer.id, customer.display_name);
