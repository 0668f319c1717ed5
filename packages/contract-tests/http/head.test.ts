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

/** What differs between any two answers. */
const OF_THIS_ANSWER = ['date', 'x-request-id', 'keep-alive'];

describe.each(cases('operations that read', reads))('HEAD $path', (route) => {
  const head: Route = { ...route, method: 'HEAD' };

  it.each([
    { what: 'a success', spoilt: {} },
    { what: 'a missing key', spoilt: { headers: { 'x-api-key': undefined } } },
    { what: 'an unknown parameter', spoilt: { query: { no_such_parameter: '1' } } },
    { what: 'an answer that is not acceptable', spoilt: { headers: { accept: 'text/html' } } },
  ])('answers as GET does, without the body: $what', async ({ spoilt }) => {
    const request = { ...(await completeRequest(route)), ...spoilt };
    const [ofGet, ofHead] = [await requestOperation(route, request), await requestOperation(head, request)];
    expect(ofHead.status).toBe(ofGet.status);
    expect(comparableHeaders(ofHead)).toEqual(comparableHeaders(ofGet));
    expect(ofHead.body).toHaveLength(0);
  });
});

function comparableHeaders({ headers }: HttpResponse): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OF_THIS_ANSWER.includes(name)));
}
