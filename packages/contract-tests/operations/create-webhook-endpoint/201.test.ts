import { expect, it } from 'vitest';
import { basePath } from '../../src/document/document.ts';
import { routeOf } from '../../src/document/operations.ts';
import { parseJson } from '../../src/oracle/response.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { expectStatus, expectSuccess } from '../../src/requests/request.ts';
import { deleteOldEndpoints, newEndpoint } from '../../src/webhooks/endpoints.ts';

const route = routeOf('createWebhookEndpoint');

async function create(body: object) {
  await deleteOldEndpoints();
  return (await expectSuccess(route, { body: jsonBody(body) })).data;
}

it('a new endpoint is enabled, has what was sent, and is at the path in Location', async () => {
  const body = newEndpoint({ description: 'Mirrors customers', event_types: ['customer.deleted', 'import.completed'] });
  await deleteOldEndpoints();
  const response = await expectStatus(201, route, { body: jsonBody(body) });
  const { data } = parseJson(response) as Awaited<ReturnType<typeof expectSuccess<'createWebhookEndpoint'>>>;
  const { secret, ...endpoint } = data;
  expect(endpoint).toMatchObject({ ...body, status: 'enabled', disabled_reason: null, failing_since: null });
  expect(endpoint.updated_at).toBe(endpoint.created_at);
  expect(response.headers.get('location')).toBe(`${basePath}/webhook_endpoints/${endpoint.id}`);
  const found = await expectSuccess(routeOf('getWebhookEndpoint'), { path: { endpoint_id: endpoint.id } });
  expect(found.data).toEqual(endpoint);
  expect(secret).toMatch(/^whsec_/);
});

it('a secret has at least 24 random bytes, and is that of no other endpoint', async () => {
  const [one, other] = [await create(newEndpoint()), await create(newEndpoint())];
  const key = Buffer.from(one.secret.slice('whsec_'.length), 'base64');
  expect(key.length).toBeGreaterThanOrEqual(24);
  expect(key.length).toBeLessThanOrEqual(64);
  expect(other.secret).not.toBe(one.secret);
});

it.each([{ given: undefined }, { given: null }])(
  'an endpoint whose event_types are $given wants the three events of the hosted API',
  async ({ given }) => {
    const { event_types: _, ...body } = newEndpoint();
    const { id, event_types } = await create(given === null ? { ...body, event_types: null } : body);
    expect(event_types).toEqual(['customer.created', 'customer.updated', 'customer.deleted']);
    await expectSuccess(routeOf('deleteWebhookEndpoint'), { path: { endpoint_id: id } });
  },
);

it('event types that are repeated count once, in the order of the document', async () => {
  const body = { ...newEndpoint(), event_types: ['import.completed', 'customer.archived', 'import.completed'] };
  expect((await create(body)).event_types).toEqual(['customer.archived', 'import.completed']);
});

it.each([{ given: null }, { given: '' }])('a description $given means that there is none', async ({ given }) => {
  expect((await create(newEndpoint({ description: given }))).description).toBeNull();
});
