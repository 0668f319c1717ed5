import { expect, it } from 'vitest';
import type { Route } from '../document/operations.js';
import { jsonOf } from '../exchange/answer.js';
import { answerWith } from '../exchange/ask.js';
import { completeRequest } from '../requests/complete-request.js';
import { target } from '../target/target.js';

/** `it`, on servers that fail on demand; skipped on others, as the run says at its start. */
export const itWhereServerFailsOnDemand = it.skipIf(!target.failsOnDemand);

/** An internal error says that there was one, and nothing about it. */
export async function failsWithoutDetails(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=500' } };
  const answer = await answerWith(500, route, request);
  expect(jsonOf(answer)).toMatchObject({ code: 'internal_error', data: null, errors: {}, issues: [] });
}

/** Where the registry cannot be reached, the client learns when to try again. */
export async function asksToTryAgain(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { prefer: 'code=503' } };
  const answer = await answerWith(503, route, request);
  expect(jsonOf(answer)).toMatchObject({ code: 'service_unavailable', data: null, errors: {}, issues: [] });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}
