import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';
import { queuedTest, registeredEndpoint, unansweredUrl } from '../../src/webhooks/endpoints.ts';

const route = routeOf('listWebhookDeliveries');

it.each([
  { name: 'per_page', given: '0', want: 'too_small' },
  { name: 'per_page', given: '101', want: 'too_large' },
  { name: 'per_page', given: 'all', want: 'invalid_type' },
  { name: 'endpoint_id', given: 'latest', want: 'invalid_format' },
  { name: 'status', given: 'sent', want: 'invalid_value' },
  { name: 'event_type', given: 'customer.*', want: 'invalid_value' },
  { name: 'customer_key', given: ' key', want: 'invalid_format' },
  { name: 'created_from', given: '2026-11-23', want: 'invalid_format' },
  { name: 'created_before', given: 'tomorrow', want: 'invalid_format' },
  { name: 'cursor', given: 'AAAA', want: 'invalid_value' },
  { name: 'cursor', given: 'a b', want: 'invalid_format' },
])('$name "$given" is rejected with $want', async ({ name, given, want }) => {
  const { issues } = await expectFailure(422, route, { query: { [name]: given } });
  expect(issues).toMatchObject([{ code: want, field: name }]);
});

it('a cursor is rejected with other filters than those of its page', async () => {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl() });
  await queuedTest(endpoint_id);
  await queuedTest(endpoint_id);
  const query = { endpoint_id, per_page: '1' };
  const { meta } = await expectSuccess(route, { query });
  const cursor = meta.next_cursor ?? '';
  for (const filters of [
    {},
    { endpoint_id, status: 'pending' },
    { endpoint_id, created_before: '2126-01-01T00:00:00.000Z' },
  ]) {
    const { issues } = await expectFailure(422, route, { query: { ...filters, cursor } });
    expect(issues).toMatchObject([{ code: 'invalid_value', field: 'cursor' }]);
  }
  await expectSuccess(route, { query: { ...query, per_page: '2', cursor } });
});
