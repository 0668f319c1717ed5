import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { archivedCustomer } from '../src/requests/customers.ts';
import { expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { withListener } from '../src/webhooks/listener.ts';

const route = routeOf('unarchiveCustomer');

describeWithReceiver('customer.unarchived', () => {
  it('arrives with the customer that is no longer archived', async () => {
    await withListener({ event_types: ['customer.unarchived'] }, async (listener) => {
      const { customer_key } = await archivedCustomer();
      const { data: customer } = await expectSuccess(route, { path: { customer_key } });
      const event = await listener.arrival('customer.unarchived', customer_key);
      expect(event.data).toEqual({ customer });
      expect(event.data.customer.archived_at).toBeNull();
    });
  });

  it('is sent instead of customer.updated, and once for a customer that is unarchived twice', async () => {
    const event_types = ['customer.created', 'customer.updated', 'customer.unarchived'] as const;
    await withListener({ event_types: [...event_types] }, async (listener) => {
      const { customer_key } = await archivedCustomer();
      await expectSuccess(route, { path: { customer_key } });
      await expectSuccess(route, { path: { customer_key } });
      await listener.settled();
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.created', 'customer.unarchived']);
    });
  });
});
