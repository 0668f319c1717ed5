import { Rollcall } from '@rollcall/client';

const { customers } = new Rollcall(JSON.parse(process.argv[2]));
const customer = { customer_key: 'jane_doe_001', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' };
const errors = [];
for (const call of [
  () => customers.import([customer]),
  () => customers.create(customer),
  () => customers.bulkCreate([customer]),
  () => customers.uploadCsv('customer_key'),
  () => customers.pages().next(),
  () => customers.iterate().next(),
]) {
  const error = await call().then(
    () => null,
    ({ name, message, effectUnknown }) => ({ name, message: message.split('\n')[0], effectUnknown }),
  );
  errors.push(error);
}
console.log(JSON.stringify(errors));
