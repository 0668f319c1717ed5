import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';
import { queuedTest, registeredEndpoint, testDeliveriesTo, unansweredUrl } from '../../src/webhooks/endpoints.ts';

const route = routeOf('deleteWebhookEndpoint');

it('a deleted endpoint is gone with its deliveries, and its id is returned', async () => {
  const { id } = await registeredEndpoint({ url: unansweredUrl() });
  const { id: delivery_id } = await queuedTest(id);
  const { data } = await expectSuccess(route, { path: { endpoint_id: id } });
  expect(data).toEqual({ deleted: true, id });
  await expectFailure(404, routeOf('getWebhookEndpoint'), { path: { endpoint_id: id } });
  await expectFailure(404, routeOf('getWebhookDelivery'), { path: { delivery_id } });
  expect(await testDeliveriesTo(id)).toEqual([]);
  await expectFailure(404, route, { path: { endpoint_id: id } });
});

it('deleting an endpoint leaves the others and their deliveries', async () => {
  const [one, other] = [await registeredEndpoint(), await registeredEndpoint({ url: unansweredUrl() })];
  const { id } = await queuedTest(other.id);
  await expectSuccess(route, { path: { endpoint_id: one.id } });
  expect((await testDeliveriesTo(other.id)).map((delivery) => delivery.id)).toEqual([id]);
});
