import type { OutgoingHttpHeaders } from 'node:http';
import { document } from '../document/document.ts';
import type { ResponseObject } from '../document/openapi-document.ts';
import type { Responses } from '../document/operations.ts';
import { assertConforms } from '../oracle/conformance.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { send } from './send.ts';

const requestId = document.components.headers['X-Request-Id'] ?? { required: true, schema: {} };
const allow = { required: true, schema: { type: 'string', pattern: '^[A-Z]+(?:, [A-Z]+)*$' } };

const failure = (headers: ResponseObject['headers']): ResponseObject => ({
  description: 'No operation of the document can answer.',
  headers: { 'X-Request-Id': requestId, ...headers },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorResponse' } } },
});

/** What the introduction of the document promises for requests that meet no operation. */
const OUTSIDE: Responses = {
  204: { description: 'To OPTIONS.', headers: { 'X-Request-Id': requestId, Allow: allow } },
  400: failure({}),
  404: failure({}),
  405: failure({ Allow: allow }),
  431: failure({}),
};

/**
 * The answer to a request that no operation of the document is for. It carries no key: nobody needs one to be told that
 * there is nothing.
 *
 * @throws Error where the answer breaks the contract.
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

/** @throws Error where an answer to what is no request of an operation breaks the contract. */
export function assertConformsOutside(request: string, response: HttpResponse): void {
  assertConforms(request, response, OUTSIDE);
}
