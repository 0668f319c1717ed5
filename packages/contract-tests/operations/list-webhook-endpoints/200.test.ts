import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { itWithTwoTenants, target } from '../../src/target/target.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

const route = routeOf('listWebhookEndpoints');

it('the list has every endpoint without its secret, the newest first', async () => {
  const [{ secret: _, ...older }, { secret: __, ...newer }] = [await registeredEndpoint(), await registeredEndpoint()];
  const { data } = await expectSuccess(route);
  expect(data.filter(({ id }) => id === older.id || id === newer.id)).toEqual([newer, older]);
});

itWithTwoTenants('the list has no endpoint of another tenant', async () => {
  const { id } = await registeredEndpoint();
  const { data } = await expectSuccess(route, { headers: { 'x-api-key': target.otherApiKey } });
  expect(data.map((endpoint) => endpoint.id)).not.toContain(id);
});
