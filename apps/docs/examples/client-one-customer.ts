import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();
const customer_key = 'joan_roe_001';

const created = await customers.create({
  customer_key,
  customer_type: 'INDIVIDUAL',
  primary_email: 'joan.roe@example.com',
  first_name: 'Joan',
  last_name: 'Roe',
  country: 'US',
});
console.log(created.display_name);

const updated = await customers.update(customer_key, { city: 'Lisbon', country: null });
console.log(updated.city, updated.country);

await customers.archive(customer_key);
await customers.unarchive(customer_key);

const page = await customers.list({ search_term: 'joan.roe', per_page: 10 });
console.log(page.meta.total_count, page.customers[0]?.primary_email);

const { deleted } = await customers.delete(customer_key);
console.log(deleted);
