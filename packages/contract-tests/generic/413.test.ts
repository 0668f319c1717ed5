import { expect, it } from 'vitest';
import { hasBody, hasJsonBody, routesDeclaring } from '../src/document/generic-responses.ts';
import { operationOf, type Route } from '../src/document/operations.ts';
import { type CompleteRequest, completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure, expectStatus, successStatus } from '../src/requests/request.ts';

it.each(routesDeclaring(413, hasBody))(
  '$method $path rejects a body that is announced as too large before it arrives',
  async (route) => {
    const headers = { 'content-length': sizeMax(route) + 1 };
    const request = { ...(await completeRequest(route)), headers, withholdBody: true };
    expectTooLarge(route, await expectFailure(413, route, request));
  },
);

it.each(routesDeclaring(413, hasBody))(
  '$method $path rejects a body of unannounced size that turns out to be too large',
  async (route) => {
    const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    const request = { ...padded(await completeRequest(route), sizeMax(route) + 1), headers };
    expectTooLarge(route, await expectFailure(413, route, request));
  },
);

it.each(routesDeclaring(413, hasJsonBody))(
  '$method $path accepts a body of exactly the largest size',
  async (route) => {
    await expectStatus(successStatus(route), route, padded(await completeRequest(route), sizeMax(route)));
  },
);

/** White space after JSON has no meaning, and neither has white space after the last boundary of a form. */
function padded(complete: CompleteRequest, size: number): CompleteRequest {
  const { mediaType, bytes } = complete.body ?? { mediaType: '', bytes: Buffer.alloc(0) };
  const padding = Buffer.alloc(size - bytes.length, ' ');
  return { ...complete, body: { mediaType, bytes: Buffer.concat([bytes, padding]) } };
}

function sizeMax({ operationId }: Route): number {
  const { maxBodyBytes } = operationOf(operationId);
  if (!maxBodyBytes) throw new Error(`${operationId} declares no largest body`);
  return maxBodyBytes;
}

function expectTooLarge(route: Route, failure: { code: string; message: string }): void {
  expect(failure.code).toBe('body_too_large');
  expect(failure.message).toContain(String(sizeMax(route)));
}
