import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { registeredEndpoint, setStatus, testDeliveriesTo } from '../../src/webhooks/endpoints.ts';

it('a test to a disabled endpoint is rejected, and nothing is queued', async () => {
  const { id } = await registeredEndpoint();
  await setStatus(id, 'disabled');
  const failure = await expectFailure(409, routeOf('sendTestEvent'), { path: { endpoint_id: id } });
  expect(failure).toMatchObject({ code: 'webhook_endpoint_disabled', issues: [] });
  expect(await testDeliveriesTo(id)).toEqual([]);
});
