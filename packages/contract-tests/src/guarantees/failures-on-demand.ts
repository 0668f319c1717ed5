import { expect, it } from 'vitest';
import type { Route } from '../document/operations.ts';
import { parseJson } from '../oracle/response.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectStatus } from '../requests/request.ts';
import { target } from '../target/target.ts';

/** `it`, on servers that fail on demand; skipped on others, as the run says at its start. */
export const itWithFaultInjection = it.skipIf(!target.supportsFaultInjection);

/** An internal error says that there was one, and nothing about it. */
export async function failsWithoutDetails(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=500' } };
  const response = await expectStatus(500, route, request);
  expect(parseJson(response)).toMatchObject({ code: 'internal_error', data: null, errors: {}, issues: [] });
}

/** Where the registry cannot be reached, the client learns when to try again. */
export async function asksToTryAgain(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=503' } };
  const response = await expectStatus(503, route, request);
  expect(parseJson(response)).toMatchObject({ code: 'service_unavailable', data: null, errors: {}, issues: [] });
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
}

/** Beyond its quota, the client learns when there is more, and how large the quota is. */
export async function saysWhenThereIsMore(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=429' } };
  const response = await expectStatus(429, route, request);
  expect(parseJson(response)).toMatchObject({ code: 'rate_limited', data: null, errors: {}, issues: [] });
  const wait = response.headers.get('retry-after');
  expect(Number(wait)).toBeGreaterThan(0);
  expect(response.headers.get('ratelimit')).toBe(`"default";r=0;t=${wait}`);
}

/** While the first request with an idempotency key is in progress, the others learn when to come again. */
export async function asksToWaitForTheFirst(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=409' } };
  const response = await expectStatus(409, route, request);
  expect(parseJson(response)).toMatchObject({ code: 'idempotency_in_progress', data: null, errors: {}, issues: [] });
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
}
