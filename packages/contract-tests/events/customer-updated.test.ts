import type { Customer, CustomerUpdate } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf, routesOf } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { registeredCustomer, retrievedCustomer, uniqueEmail } from '../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { withListener } from '../src/webhooks/listener.ts';

const event_types = ['customer.created' as const, 'customer.updated' as const];
const [bulk, upload] = [routeOf('bulkCreateCustomers'), routeOf('uploadCustomersCsv')];
const query = { on_conflict: 'update' };

/** Every way to change a customer. */
const WAYS: Readonly<Record<string, (customer: Customer, changes: CustomerUpdate) => Promise<unknown>>> = {
  ...Object.fromEntries(
    routesOf('updateCustomer').map((route) => [
      route.method,
      ({ customer_key }: Customer, changes: CustomerUpdate) =>
        expectSuccess(route, { path: { customer_key }, body: jsonBody(changes) }),
    ]),
  ),
  'a bulk upsert': (customer, changes) =>
    expectSuccess(bulk, { query, body: jsonBody({ customers: [{ ...requiredOf(customer), ...changes }] }) }),
  'a CSV upsert': (customer, changes) =>
    expectSuccess(upload, { query, body: csvForm(csvOf([{ ...requiredOf(customer), ...changes }])) }),
};

describeWithReceiver('customer.updated', () => {
  it.each(Object.entries(WAYS))('arrives with the customer and its changes after %s', async (_way, change) => {
    await withListener({ event_types }, async (listener) => {
      const before = await registeredCustomer({ city: 'Porto' });
      await change(before, { city: 'Lisbon', first_name: 'Jane' });
      const after = await retrievedCustomer(before.customer_key);
      const event = await listener.arrival('customer.updated', before.customer_key);
      expect(event.data).toEqual({ customer: after, changes: differencesOf(before, after) });
      expect(Object.keys(event.data.changes)).toEqual(expect.arrayContaining(['city', 'first_name', 'updated_at']));
    });
  });

  it('has whole lists and objects, and derived fields, in its changes', async () => {
    await withListener({ event_types }, async (listener) => {
      const before = await registeredCustomer({ first_name: 'Jane', metadata: { plan: 'free', seats: 1 } });
      const changes = { last_name: 'Doe', primary_email: uniqueEmail(), metadata: { plan: 'pro' } };
      const path = { customer_key: before.customer_key };
      const { data: after } = await expectSuccess(routeOf('updateCustomer'), { path, body: jsonBody(changes) });
      const { data } = await listener.arrival('customer.updated', before.customer_key);
      expect(data.changes).toEqual(differencesOf(before, after));
      expect(data.changes).toMatchObject({
        email_addresses: [before.email_addresses, after.email_addresses],
        full_name: ['Jane', 'Jane Doe'],
        metadata: [before.metadata, after.metadata],
      });
    });
  });

  it('is not sent for an update that changes no value, is rejected, or is of a skipped customer', async () => {
    await withListener({ event_types }, async (listener) => {
      const { customer_key, ...customer } = await registeredCustomer({ city: 'Porto' });
      const path = { customer_key };
      const [route, whole] = [routeOf('updateCustomer'), { ...customer, customer_key }];
      await expectSuccess(route, { path, body: jsonBody({ city: 'Porto' }) });
      await expectFailure(422, route, { path, body: jsonBody({ city: 5 }) });
      await expectFailure(412, route, { path, headers: { 'if-match': '"stale"' }, body: jsonBody({ city: 'Faro' }) });
      const customers = [{ ...requiredOf(whole), city: 'Porto' }];
      await expectSuccess(bulk, { query, body: jsonBody({ customers }) });
      const others = [{ ...requiredOf(whole), city: 'Faro' }];
      await expectSuccess(bulk, { query: { on_conflict: 'skip' }, body: jsonBody({ customers: others }) });
      await expectSuccess(bulk, { query: { ...query, dry_run: 'true' }, body: jsonBody({ customers: others }) });
      await listener.settled();
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.created']);
    });
  });
});

function requiredOf({ customer_key, customer_type, primary_email }: Customer) {
  return { customer_key, customer_type, primary_email };
}

/** Each field with different values, and both values. */
function differencesOf(before: Customer, after: Customer): Record<string, unknown> {
  const fields = Object.keys(after) as (keyof Customer)[];
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, [before[field], after[field]]]));
}
