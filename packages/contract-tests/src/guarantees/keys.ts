import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';
import { target } from '../target/target.ts';

/** A request without a key is refused, though all else about it is right. */
export async function refusesMissingKey(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { 'x-api-key': undefined } };
  expect(await expectFailure(401, route, request)).toMatchObject({ code: 'api_key_missing', issues: [] });
}

/** A key is known or it is not: one that is almost right is as wrong as any. */
export async function refusesUnknownKeys(route: Route): Promise<void> {
  const { apiKey } = target;
  for (const key of [
    'sk_test_unknown',
    `${apiKey}0`,
    apiKey.slice(0, -1),
    apiKey.toUpperCase(),
    `${apiKey}, ${apiKey}`,
  ]) {
    const request = { ...(await completeRequest(route)), headers: { 'x-api-key': key } };
    expect(await expectFailure(401, route, request)).toMatchObject({ code: 'api_key_invalid', issues: [] });
  }
}

/** The answer comes while the body is still on its way, so nobody without a key can make the server read one. */
export async function decidesKeyBeforeBody(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  const headers = { 'x-api-key': 'sk_test_unknown', 'content-length': 1_000_000 };
  await expectFailure(401, route, { ...complete, headers, withholdBody: true });
}

/** What is wrong with the rest of a request is nobody's business who has no key. */
export async function tellsNothingWithoutKey(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  const headers = { 'x-api-key': undefined, accept: 'text/html', 'content-type': 'text/plain' };
  await expectFailure(401, route, { ...complete, query: { no_such_parameter: '1' }, headers });
}
