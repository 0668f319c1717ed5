import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { hasCustomerKey, hasJsonBody, hasWebhookId, routesDeclaring } from '../src/document/generic-responses.ts';
import { rawBody } from '../src/requests/bodies.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure } from '../src/requests/request.ts';

/** The deepest nesting of arrays and objects in a body. */
const DEPTH_MAX = 32;

/** Keys that no customer can have, percent-encoded, and the code of the issue. */
const INVALID_KEYS = [
  { given: '%20key', want: 'invalid_format' },
  { given: 'key%20', want: 'invalid_format' },
  { given: '%C2%A0key', want: 'invalid_format' },
  { given: '%2E%2E', want: 'invalid_format' },
  { given: '%2E', want: 'invalid_format' },
  { given: 'a%00b', want: 'invalid_format' },
  { given: 'a%0Ab', want: 'invalid_format' },
  { given: 'k'.repeat(256), want: 'too_long' },
] as const;

it.each(routesDeclaring(422))('$method $path rejects an unknown query parameter by name', async (route) => {
  const complete = await completeRequest(route);
  const request = { ...complete, query: { ...complete.query, no_such_parameter: '1' } };
  expect(await expectFailure(422, route, request)).toMatchObject({
    code: 'validation_failed',
    issues: [{ code: 'unknown_field', field: 'no_such_parameter' }],
  });
});

it.each(routesDeclaring(422, hasCustomerKey))(
  '$method $path rejects a key that no customer can have',
  async (route) => {
    for (const { given, want } of INVALID_KEYS) {
      const url = route.path.replace('{customer_key}', given);
      const failure = await expectFailure(422, route, { ...(await completeRequest(route)), url });
      expect(failure).toMatchObject({ code: 'validation_failed', issues: [{ code: want, field: 'customer_key' }] });
    }
  },
);

it.each(routesDeclaring(422, hasWebhookId))('$method $path rejects what is no id', async (route) => {
  for (const given of ['latest', '5b0f1a8e', '%20', randomUUID().toUpperCase(), `${randomUUID()}0`]) {
    const request = await completeRequest(route);
    const [field] = Object.keys(request.path ?? {});
    const failure = await expectFailure(422, route, { ...request, url: route.path.replace(/\{\w+\}/, given) });
    expect(failure).toMatchObject({ code: 'validation_failed', issues: [{ code: 'invalid_format', field }] });
  }
});

it.each(routesDeclaring(422, hasJsonBody))(
  '$method $path validates a body of the deepest allowed nesting instead of rejecting the depth',
  async (route) => {
    const body = rawBody('application/json', `${'['.repeat(DEPTH_MAX)}${']'.repeat(DEPTH_MAX)}`);
    await expectFailure(422, route, { ...(await completeRequest(route)), body });
  },
);
