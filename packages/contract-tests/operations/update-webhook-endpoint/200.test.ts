import type { WebhookEndpointUpdate } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import {
  newEndpoint,
  queuedTest,
  registeredEndpoint,
  testDeliveriesTo,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';

const route = routeOf('updateWebhookEndpoint');

async function update(endpoint_id: string, changes: WebhookEndpointUpdate) {
  return (await expectSuccess(route, { path: { endpoint_id }, body: jsonBody(changes) })).data;
}

it('an update changes the fields that are sent and keeps the others', async () => {
  const { secret: _, ...before } = await registeredEndpoint({ description: 'Mirrors customers' });
  const { url } = newEndpoint();
  const renamed = await update(before.id, { url });
  expect(renamed).toEqual({ ...before, url, updated_at: renamed.updated_at });
  const wanting = await update(before.id, { event_types: ['customer.archived'] });
  expect(wanting).toEqual({ ...renamed, event_types: ['customer.archived'], updated_at: wanting.updated_at });
});

it('null and an empty string clear the description, and null makes the event types the default', async () => {
  const { id } = await registeredEndpoint({ description: 'Mirrors customers' });
  expect((await update(id, { description: '' })).description).toBeNull();
  expect((await update(id, { description: 'Again' })).description).toBe('Again');
  expect((await update(id, { description: null })).description).toBeNull();
  const { event_types } = await update(id, { event_types: null });
  expect(event_types).toEqual(['customer.created', 'customer.updated', 'customer.deleted']);
  await update(id, { event_types: ['customer.unarchived'] });
});

it('an update that changes nothing keeps updated_at', async () => {
  const { secret: _, ...before } = await registeredEndpoint();
  expect(await update(before.id, {})).toEqual(before);
  const { url, description, event_types, status } = before;
  expect(await update(before.id, { url, description, event_types, status })).toEqual(before);
});

it('a disabled endpoint says why and since when, until it is enabled again', async () => {
  const { id } = await registeredEndpoint();
  const disabled = await update(id, { status: 'disabled' });
  expect(disabled).toMatchObject({ status: 'disabled', disabled_reason: 'by_request', failing_since: null });
  expect(disabled.disabled_at).toBe(disabled.updated_at);
  const again = await update(id, { status: 'disabled' });
  expect(again).toEqual(disabled);
  const enabled = await update(id, { status: 'enabled' });
  expect(enabled).toMatchObject({ status: 'enabled', disabled_reason: null, disabled_at: null });
});

it('disabling an endpoint cancels its pending deliveries, and enabling it does not send them', async () => {
  const { id } = await registeredEndpoint({ url: unansweredUrl() });
  await queuedTest(id);
  await update(id, { status: 'disabled' });
  const [canceled] = await testDeliveriesTo(id);
  expect(canceled).toMatchObject({ status: 'canceled', next_attempt_at: null, completed_at: expect.any(String) });
  await update(id, { status: 'enabled' });
  expect(await testDeliveriesTo(id)).toEqual([canceled]);
});
