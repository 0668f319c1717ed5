import type { OutgoingHttpHeaders } from 'node:http';
import { document } from '../document/document.ts';
import type { ResponseObject } from '../document/openapi-document.ts';
import type { Responses } from '../document/operations.ts';
import { assertConforms } from '../oracle/conformance.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { send } from './send.ts';

/**
 * Sends a request that belongs to no operation of the document and returns the response. The request has no API key,
 * since a server must reject an unknown path or method without one.
 *
 * @throws Error if the response breaks the contract.
 */
export async function requestOutside(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
): Promise<HttpResponse> {
  const response = await send({ method, path, headers });
  assertConformsOutside(`${method} ${path}`, response);
  return response;
}

/** @throws Error if the response to a request outside the operations breaks the contract. */
export function assertConformsOutside(request: string, response: HttpResponse): void {
  assertConforms(request, response, OUTSIDE);
}

const requestId = document.components.headers['X-Request-Id'] ?? { required: true, schema: {} };
const allow = { required: true, schema: { type: 'string', pattern: '^[A-Z]+(?:, [A-Z]+)*$' } };

/** The promises that the introduction of the document makes for requests outside the operations. */
const OUTSIDE: Responses = {
  204: { description: 'The response to OPTIONS.', headers: { 'X-Request-Id': requestId, Allow: allow } },
  400: failure({}),
  404: failure({}),
  405: failure({ Allow: allow }),
  417: failure({}),
  431: failure({}),
  501: failure({}),
};

function failure(headers: ResponseObject['headers']): ResponseObject {
  return {
    description: 'No operation of the document fits the request.',
    headers: { 'X-Request-Id': requestId, ...headers },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorResponse' } } },
  };
}
