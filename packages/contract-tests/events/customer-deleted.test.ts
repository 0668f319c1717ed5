import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { registeredCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { deliveriesTo, retrievedDelivery } from '../src/webhooks/endpoints.ts';
import { withListener } from '../src/webhooks/listener.ts';

const route = routeOf('deleteCustomer');

describeWithReceiver('customer.deleted', () => {
  it('arrives with nothing of the customer but its id and its key', async () => {
    await withListener({ event_types: ['customer.deleted'] }, async (listener) => {
      const { id, customer_key } = await registeredCustomer({ last_name: 'Erased' });
      await expectSuccess(route, { path: { customer_key } });
      const event = await listener.arrival('customer.deleted', customer_key);
      expect(event.data).toEqual({ customer: { id, customer_key } });
    });
  });

  it('is the only event of the customer that keeps its key', async () => {
    await withListener({ event_types: ['customer.created', 'customer.deleted'] }, async (listener) => {
      const { customer_key } = await registeredCustomer({ last_name: 'Erased' });
      await listener.arrival('customer.created', customer_key);
      const [created] = await deliveriesTo(listener.endpoint.id, { customer_key });
      await expectSuccess(route, { path: { customer_key } });
      await listener.arrival('customer.deleted', customer_key);
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.deleted']);
      const erased = await retrievedDelivery(created?.id ?? '');
      expect(erased).toMatchObject({ event_type: 'customer.created', customer_key: null, event: null });
      expect(JSON.stringify(erased)).not.toContain('Erased');
    });
  });

  it('is not sent for a customer that does not exist, or that has changed', async () => {
    await withListener({ event_types: ['customer.created', 'customer.deleted'] }, async (listener) => {
      const { customer_key } = await registeredCustomer();
      await expectFailure(412, route, { path: { customer_key }, headers: { 'if-match': '"stale"' } });
      const missing = `${customer_key}_missing`;
      await expectFailure(404, route, { path: { customer_key: missing } });
      await listener.settled();
      expect(await listener.deliveredTypes(customer_key)).toEqual(['customer.created']);
      expect(await listener.deliveredTypes(missing)).toEqual([]);
    });
  });
});
