import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

it.each(['invoice.created', 'CUSTOMER.CREATED', ''])('the event type "%s" is rejected', async (type) => {
  const path = { endpoint_id: (await registeredEndpoint()).id };
  const { issues } = await expectFailure(422, routeOf('sendTestEvent'), { path, query: { type } });
  expect(issues).toMatchObject([{ code: 'invalid_value', field: 'type' }]);
});
