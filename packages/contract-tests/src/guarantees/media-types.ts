import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';

/** A body that is declared as something else is refused, and the message names both media types. */
export async function refusesBodiesDeclaredAs(mediaTypes: readonly string[], route: Route): Promise<void> {
  for (const mediaType of mediaTypes) {
    const request = { ...(await completeRequest(route)), headers: { 'content-type': mediaType } };
    const { code, message } = await expectFailure(415, route, request);
    expect(code).toBe('unsupported_media_type');
    expect(message).toContain(mediaType);
  }
}

/** Nothing is guessed about a body of which nothing is declared. */
export async function refusesUndeclaredBodies(route: Route): Promise<void> {
  const request = { ...(await completeRequest(route)), headers: { 'content-type': undefined } };
  expect(await expectFailure(415, route, request)).toMatchObject({ code: 'unsupported_media_type' });
}
