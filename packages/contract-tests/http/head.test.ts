import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations, type Route, routeOf } from '../src/document/operations.ts';
import type { HttpResponse } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { requestOperation } from '../src/requests/request.ts';

const reads = operations
  .filter(({ method }) => method === 'GET')
  .map(({ operationId }) => routeOf(operationId as OperationId));

/** Headers that differ between any two responses. */
const UNIQUE_HEADERS = ['date', 'x-request-id', 'keep-alive', 'ratelimit'];

/** Headers that change whenever another test creates something. A list of endpoints has no filters. */
const CHANGING: Readonly<Record<string, readonly string[]>> = { listWebhookEndpoints: ['content-length'] };

describe.each(cases('operations that read', reads))('HEAD $path', (route) => {
  const head: Route = { ...route, method: 'HEAD' };

  it.each([
    { what: 'a success', change: {} },
    { what: 'a missing key', change: { headers: { 'x-api-key': undefined } } },
    { what: 'an unknown parameter', change: { query: { no_such_parameter: '1' } } },
    { what: 'an unacceptable media type', change: { headers: { accept: 'text/html' } } },
  ])('answers like GET but without a body in the case of $what', async ({ change }) => {
    const request = { ...(await completeRequest(route)), ...change };
    const [ofGet, ofHead] = [await requestOperation(route, request), await requestOperation(head, request)];
    expect(ofHead.status).toBe(ofGet.status);
    const changing = CHANGING[route.operationId] ?? [];
    expect(comparableHeaders(ofHead, changing)).toEqual(comparableHeaders(ofGet, changing));
    expect(ofHead.body).toHaveLength(0);
  });
});

function comparableHeaders({ headers }: HttpResponse, changing: readonly string[]): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => ![...UNIQUE_HEADERS, ...changing].includes(name)));
}
