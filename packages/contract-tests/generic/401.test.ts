import { expect, it } from 'vitest';
import { hasBody, routesDeclaring } from '../src/document/generic-responses.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure } from '../src/requests/request.ts';
import { target } from '../src/target/target.ts';

it.each(routesDeclaring(401))('$method $path rejects a request without an API key', async (route) => {
  const request = { ...(await completeRequest(route)), headers: { 'x-api-key': undefined } };
  expect(await expectFailure(401, route, request)).toMatchObject({ code: 'api_key_missing', issues: [] });
});

it.each(routesDeclaring(401))('$method $path rejects an API key that is unknown or almost right', async (route) => {
  const { apiKey } = target;
  const almostRight = [`${apiKey}0`, apiKey.slice(0, -1), apiKey.toUpperCase(), `${apiKey}, ${apiKey}`];
  for (const key of ['sk_test_unknown', ...almostRight]) {
    const request = { ...(await completeRequest(route)), headers: { 'x-api-key': key } };
    expect(await expectFailure(401, route, request)).toMatchObject({ code: 'api_key_invalid', issues: [] });
  }
});

it.each(routesDeclaring(401))(
  '$method $path reports no other mistake to a caller without an API key',
  async (route) => {
    const complete = await completeRequest(route);
    const headers = { 'x-api-key': undefined, accept: 'text/html', 'content-type': 'text/plain' };
    await expectFailure(401, route, { ...complete, query: { no_such_parameter: '1' }, headers });
  },
);

it.each(routesDeclaring(401, hasBody))('$method $path checks the API key before it reads the body', async (route) => {
  const headers = { 'x-api-key': 'sk_test_unknown', 'content-length': 1_000_000 };
  await expectFailure(401, route, { ...(await completeRequest(route)), headers, withholdBody: true });
});
