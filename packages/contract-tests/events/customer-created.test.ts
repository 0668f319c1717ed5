import { randomUUID } from 'node:crypto';
import type { CustomerCreate } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf, routesOf } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { completeCustomer } from '../src/requests/complete-customer.ts';
import { bulkCreate, newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { withListener } from '../src/webhooks/listener.ts';

const event_types = ['customer.created' as const];
const [bulk, upload] = [routeOf('bulkCreateCustomers'), routeOf('uploadCustomersCsv')];

/** Every way to create a customer. */
const WAYS: Readonly<Record<string, (customer: CustomerCreate) => Promise<unknown>>> = {
  ...Object.fromEntries(
    routesOf('createCustomer').map((route) => [
      `${route.method} ${route.path}`,
      (customer: CustomerCreate) => expectSuccess(route, { body: jsonBody(customer) }),
    ]),
  ),
  'a bulk create': (customer) => bulkCreate([customer, newCustomer()]),
  'an atomic bulk create': (customer) =>
    expectSuccess(bulk, { query: { atomic: 'true' }, body: jsonBody({ customers: [customer] }) }),
  'a bulk create that skips conflicts': (customer) =>
    expectSuccess(bulk, { query: { on_conflict: 'skip' }, body: jsonBody({ customers: [customer] }) }),
  'a bulk upsert': (customer) =>
    expectSuccess(bulk, { query: { on_conflict: 'update' }, body: jsonBody({ customers: [customer] }) }),
  'a CSV upload': (customer) => expectSuccess(upload, { body: csvForm(csvOf([scalarsOf(customer)])) }),
  'a CSV upsert': (customer) =>
    expectSuccess(upload, { query: { on_conflict: 'update' }, body: csvForm(csvOf([scalarsOf(customer)])) }),
  'a request with an idempotency key': (customer) =>
    expectSuccess(bulk, { headers: { 'idempotency-key': randomUUID() }, body: jsonBody({ customers: [customer] }) }),
};

describeWithReceiver('customer.created', () => {
  it.each(Object.entries(WAYS))('arrives with the whole customer after %s', async (_way, create) => {
    await withListener({ event_types }, async (listener) => {
      const customer = completeCustomer();
      await create(customer);
      const event = await listener.arrival('customer.created', customer.customer_key);
      const { created_at } = await retrievedCustomer(customer.customer_key);
      expect(event.data).toEqual({ customer: await retrievedCustomer(customer.customer_key) });
      expect(event.created_at).toBeGreaterThanOrEqual(Date.parse(created_at));
    });
  });

  it('has the customer as it was created, however soon it is changed', async () => {
    await withListener({ event_types }, async (listener) => {
      const customer = { ...newCustomer(), city: 'Porto' };
      const changed = { ...customer, city: 'Faro' };
      const body = jsonBody({ customers: [customer, changed] });
      await expectSuccess(bulk, { query: { on_conflict: 'update' }, body });
      const { data } = await listener.arrival('customer.created', customer.customer_key);
      expect(data).toMatchObject({ customer: { city: 'Porto', updated_at: data.customer.created_at } });
    });
  });

  it('arrives for each customer of a bulk create that was created, and for no other', async () => {
    await withListener({ event_types }, async (listener) => {
      const existing = await registeredCustomer();
      const [created, taken, invalid] = [newCustomer(), newCustomer(), newCustomer()];
      const conflicting = { ...taken, primary_email: existing.primary_email };
      await bulkCreate([created, conflicting, { ...invalid, customer_type: 'COMPANY' }]);
      await listener.settled();
      const delivered = [created, taken, invalid].map((one) => listener.deliveredTypes(one.customer_key));
      expect(await Promise.all(delivered)).toEqual([['customer.created'], [], []]);
    });
  });

  it('is not sent for a dry run, a rolled back request, a rejected one, or a replayed response', async () => {
    await withListener({ event_types }, async (listener) => {
      const [dry, rolledBack, rejected, repeated] = [newCustomer(), newCustomer(), newCustomer(), newCustomer()];
      await expectSuccess(bulk, { query: { dry_run: 'true' }, body: jsonBody({ customers: [dry] }) });
      await expectSuccess(upload, { query: { dry_run: 'true' }, body: csvForm(csvOf([dry])) });
      await expectSuccess(bulk, { query: { atomic: 'true' }, body: jsonBody({ customers: [rolledBack, {}] }) });
      await expectFailure(422, routeOf('createCustomer'), { body: jsonBody({ ...rejected, customer_type: 'X' }) });
      const request = { headers: { 'idempotency-key': randomUUID() }, body: jsonBody(repeated) };
      await expectSuccess(routeOf('createCustomer'), request);
      await expectStatus(201, routeOf('createCustomer'), request);
      await listener.settled();
      const keys = [dry, rolledBack, rejected, repeated].map(({ customer_key }) => customer_key);
      const delivered = await Promise.all(keys.map((key) => listener.deliveredTypes(key)));
      expect(delivered).toEqual([[], [], [], ['customer.created']]);
    });
  });

  it('is not sent to an endpoint that wants other events, is disabled, or is of another tenant', async () => {
    await withListener({ event_types: ['customer.deleted'] }, async (other) => {
      await withListener({ event_types }, async (listener) => {
        const { customer_key } = await registeredCustomer();
        await listener.arrival('customer.created', customer_key);
        await listener.settled();
        expect(await other.deliveredTypes(customer_key)).toEqual([]);
      });
    });
  });
});

/** A cell of a CSV file has no lists and objects. */
function scalarsOf(customer: CustomerCreate): object {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => typeof value !== 'object'));
}
