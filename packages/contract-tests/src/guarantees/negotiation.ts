import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';

/** Whoever does not take JSON is told so, in JSON. */
export async function refusesToAnswerInOtherThanJson(route: Route): Promise<void> {
  for (const accept of ['application/xml', 'text/html', 'application/json;q=0', 'application/problem+json']) {
    const request = { ...(await completeRequest(route)), headers: { accept } };
    expect(await expectFailure(406, route, request)).toMatchObject({ code: 'not_acceptable', issues: [] });
  }
}
