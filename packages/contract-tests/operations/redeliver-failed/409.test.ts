import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { completedDelivery, retrievedDelivery, setStatus } from '../../src/webhooks/endpoints.ts';

it('nothing is sent again to a disabled endpoint', async () => {
  const { id, endpoint_id } = await completedDelivery();
  await setStatus(endpoint_id, 'disabled');
  const failure = await expectFailure(409, routeOf('redeliverFailed'), { path: { endpoint_id } });
  expect(failure).toMatchObject({ code: 'webhook_endpoint_disabled', issues: [] });
  expect(await retrievedDelivery(id)).toMatchObject({ status: 'canceled' });
});
