import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { registeredCustomer } from '../src/requests/customers.ts';
import { expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { withListener } from '../src/webhooks/listener.ts';

const route = routeOf('archiveCustomer');

describeWithReceiver('customer.archived', () => {
  it('arrives with the archived customer', async () => {
    await withListener({ event_types: ['customer.archived'] }, async (listener) => {
      const { customer_key } = await registeredCustomer();
      const { data: customer } = await expectSuccess(route, { path: { customer_key } });
      const event = await listener.arrival('customer.archived', customer_key);
      expect(event.data).toEqual({ customer });
      expect(event.data.customer.archived_at).not.toBeNull();
    });
  });

  it('is sent instead of customer.updated, and once for a customer that is archived twice', async () => {
    const event_types = ['customer.created', 'customer.updated', 'customer.archived'] as const;
    await withListener({ event_types: [...event_types] }, async (listener) => {
      const { customer_key } = await registeredCustomer();
      await expectSuccess(route, { path: { customer_key } });
      await expectSuccess(route, { path: { customer_key } });
      await listener.settled();
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.created', 'customer.archived']);
    });
  });

  it('is not sent to an endpoint with the default events', async () => {
    await withListener({ event_types: null }, async (listener) => {
      const { customer_key } = await registeredCustomer();
      await expectSuccess(route, { path: { customer_key } });
      await expectSuccess(routeOf('unarchiveCustomer'), { path: { customer_key } });
      await listener.settled();
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.created']);
    });
  });
});
