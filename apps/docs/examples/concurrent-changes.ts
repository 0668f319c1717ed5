import { PreconditionFailedError, Rollcall } from '@rollcall/client';

const { customers } = new Rollcall();
const key = 'wayne_001';
await customers.create({ customer_key: key, customer_type: 'BUSINESS', primary_email: 'info@wayne.example' });

/** The customer, and the tag that an update of it needs. */
async function read() {
  const { data, headers } = await customers.get(key).withResponse();
  return { customer: data, ifMatch: headers.get('etag') };
}

const [ada, bob] = [await read(), await read()];

await customers.update(key, { city: 'Lisbon' }, { ifMatch: ada.ifMatch });

try {
  await customers.update(key, { city: 'Porto', zip_code: '4000' }, { ifMatch: bob.ifMatch });
} catch (error) {
  if (!(error instanceof PreconditionFailedError)) throw error;
  console.log(error.code);
  const { customer, ifMatch } = await read();
  console.log(`the city is ${customer.city} by now`);
  const { city } = await customers.update(key, { city: 'Porto', zip_code: '4000' }, { ifMatch });
  console.log(`the city is ${city}, since Bob has seen the change and insists`);
}
