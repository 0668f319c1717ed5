const { Rollcall } = require('@rollcall/client');

const { customers } = new Rollcall();
const customer_key = 'joan_roe_001';

async function main() {
  await customers.create({
    customer_key,
    customer_type: 'INDIVIDUAL',
    primary_email: 'joan@example.com',
    country: 'US',
  });
  const updated = await customers.update(customer_key, { city: 'Lisbon', country: null });
  console.log(updated.city, updated.country); // → Lisbon null

  await customers.archive(customer_key);
  const { archived_at } = await customers.unarchive(customer_key);
  const { deleted } = await customers.delete(customer_key);
  console.log(archived_at, deleted); // → null true
}

main();
