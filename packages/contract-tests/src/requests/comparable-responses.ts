import type { Route } from '../document/operations.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { type OperationRequest, requestOperation } from './request.ts';

/**
 * The responses to a request that is sent twice, as one text: the second shows the effects of the first. Two requests that
 * mean the same have the same text.
 */
export async function comparableResponses(route: Route, request: OperationRequest): Promise<string> {
  const first = await requestOperation(route, request);
  return JSON.stringify([first, await requestOperation(route, request)].map(comparableResponse));
}

/** The status, the names of the headers, and the body without what differs between any two requests. */
function comparableResponse({ status, headers, body }: HttpResponse): object {
  const text = body.toString('utf8').replaceAll(GENERATED, '?');
  return { status, headers: [...headers.keys()].sort(), body: text };
}

/** Tags of the tests, ids, and times. */
const GENERATED = /t[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
