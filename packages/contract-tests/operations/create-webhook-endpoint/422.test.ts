import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { expectFailure, requestOperation } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';
import { deleteOldEndpoints, newEndpoint } from '../../src/webhooks/endpoints.ts';

const route = routeOf('createWebhookEndpoint');

it('an endpoint that breaks any keyword of its schema is rejected', async () => {
  const requests = invalidBoundaryValuesOf('WebhookEndpointCreate').map(async ({ value, expected }) => {
    const { code, issues } = await expectFailure(422, route, { body: jsonBody(value) });
    expect(code).toBe('validation_failed');
    expectIssues(issues, expected);
  });
  await Promise.all(requests);
});

it.each([
  { given: 'https://rollcall@hooks.example.com/', want: 'must not contain a user name or a password' },
  { given: 'https://:secret@hooks.example.com/', want: 'must not contain a user name or a password' },
  { given: 'https://hooks.example.com:99999/', want: 'must be a URL' },
])('the URL $given is rejected: it $want', async ({ given, want }) => {
  const { issues } = await expectFailure(422, route, { body: jsonBody({ url: given }) });
  expect(issues).toMatchObject([{ code: 'invalid_value', field: 'url', message: want, value: given }]);
});

it.each([
  'ftp://hooks.example.com/',
  'hooks.example.com',
  'https://hooks.example.com/#top',
  'https://hook s.example/',
  '',
])('a text that is no URL of the web is rejected: "%s"', async (url) => {
  const { issues } = await expectFailure(422, route, { body: jsonBody({ url }) });
  expect(issues).toMatchObject([{ code: 'invalid_format', field: 'url' }]);
});

it.for([
  'https://10.0.0.1/hook',
  'https://192.168.1.1/hook',
  'https://172.16.0.1/hook',
  'https://100.64.0.1/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://0xA9FEA9FE/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::10.0.0.1]/',
])('the address of a private network is rejected: %s', async (url, { skip }) => {
  skip(await allowsPrivateAddresses(), 'The server may send to private addresses.');
  const { issues } = await expectFailure(422, route, { body: jsonBody({ url }) });
  expect(issues).toMatchObject([{ code: 'invalid_value', field: 'url', value: url }]);
});

/** A server for development may do so. */
async function allowsPrivateAddresses(): Promise<boolean> {
  await deleteOldEndpoints();
  const { status } = await requestOperation(route, { body: jsonBody(newEndpoint({ url: 'https://10.0.0.2/' })) });
  return status === 201;
}
