import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

it('an endpoint is returned with all of its fields, but without its secret', async () => {
  const { secret: _, ...endpoint } = await registeredEndpoint({ description: 'Mirrors customers' });
  const { data } = await expectSuccess(routeOf('getWebhookEndpoint'), { path: { endpoint_id: endpoint.id } });
  expect(data).toEqual(endpoint);
});
