import { expect } from 'vitest';
import { operationOf, type Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure, expectStatus, successStatus } from '../requests/request.ts';

/** A body that is announced as too large is refused at once: the answer comes before a byte of it. */
export async function refusesAnnouncedSize(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  const headers = { 'content-length': sizeMax(route) + 1 };
  expectTooLarge(route, await expectFailure(413, route, { ...complete, headers, withholdBody: true }));
}

/** A body that does not announce its size is counted while it comes. */
export async function refusesCountedSize(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
  expectTooLarge(route, await expectFailure(413, route, { ...padded(complete, sizeMax(route) + 1), headers }));
}

/** A JSON body of exactly the largest size is taken. */
export async function takesLargestJson(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  await expectStatus(successStatus(route), route, padded(complete, sizeMax(route)));
}

type Complete = Awaited<ReturnType<typeof completeRequest>>;

/** White space behind JSON means nothing, and behind the last boundary of a form as little. */
function padded(complete: Complete, size: number): Complete {
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
