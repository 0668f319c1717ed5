import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { registeredCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';
import {
  completedDelivery,
  deliveryOf,
  queuedTest,
  registeredEndpoint,
  setStatus,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';

const route = routeOf('redeliverWebhook');

it('a delivery that is pending is rejected', async () => {
  const { id } = await queuedTest((await registeredEndpoint({ url: unansweredUrl() })).id);
  const failure = await expectFailure(409, route, { path: { delivery_id: id } });
  expect(failure).toMatchObject({ code: 'webhook_delivery_pending', issues: [] });
});

it('a delivery to a disabled endpoint is rejected', async () => {
  const { id, endpoint_id } = await completedDelivery();
  await setStatus(endpoint_id, 'disabled');
  const failure = await expectFailure(409, route, { path: { delivery_id: id } });
  expect(failure).toMatchObject({ code: 'webhook_endpoint_disabled', issues: [] });
});

it('a delivery whose customer was deleted is rejected', async () => {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
  const { customer_key } = await registeredCustomer();
  const { id } = await deliveryOf(endpoint_id, customer_key);
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  const failure = await expectFailure(409, route, { path: { delivery_id: id } });
  expect(failure).toMatchObject({ code: 'webhook_event_erased', issues: [] });
});
