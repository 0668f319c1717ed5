// Calls the path that only the first release of a rehearsal has.
import { Rollcall } from '@rollcall/client';

const { api } = new Rollcall();
const customer = {
  customer_key: 'former_001',
  customer_type: 'BUSINESS',
  primary_email: 'former@example.com',
} as const;
const { data, error } = await api.POST('/customers/new', { body: customer });
if (error !== undefined) throw new Error(`${error.statusCode} ${error.code}`);
console.log(data.data.customer_key);
