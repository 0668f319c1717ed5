import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

const route = routeOf('updateWebhookEndpoint');

async function unchangedEndpoint() {
  const { secret: _, ...before } = await registeredEndpoint();
  const path = { endpoint_id: before.id };
  const current = async () => (await expectSuccess(routeOf('getWebhookEndpoint'), { path })).data;
  return { before, path, current };
}

it('changes that break any keyword of their schema are rejected, and change nothing', async () => {
  const { before, path, current } = await unchangedEndpoint();
  const requests = invalidBoundaryValuesOf('WebhookEndpointUpdate').map(async ({ value, expected }) => {
    const { code, issues } = await expectFailure(422, route, { path, body: jsonBody(value) });
    expect(code).toBe('validation_failed');
    expectIssues(issues, expected);
  });
  await Promise.all(requests);
  expect(await current()).toEqual(before);
});

it('a URL to which nothing may be sent is rejected, and the endpoint stays as it is', async () => {
  const { before, path, current } = await unchangedEndpoint();
  const body = jsonBody({ url: 'https://:secret@hooks.example.com/', description: 'Another note' });
  const { issues } = await expectFailure(422, route, { path, body });
  expect(issues).toMatchObject([{ code: 'invalid_value', field: 'url' }]);
  expect(await current()).toEqual(before);
});
