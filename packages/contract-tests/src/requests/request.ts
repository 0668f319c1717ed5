import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { ErrorResponse, OperationId, SuccessBody } from '@rollcall/contract';
import { operationOf, type Route } from '../document/operations.ts';
import { assertConforms } from '../oracle/conformance.ts';
import { describeResponse, type HttpResponse, parseJson } from '../oracle/response.ts';
import { target } from '../target/target.ts';
import type { RequestBody } from './bodies.ts';
import { send, type WireRequest } from './send.ts';

/** A request of an operation, as a test writes it. The API key, the media type of the body and an address are added. */
export interface OperationRequest {
  /** The path parameters, not percent-encoded. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Path and query exactly as sent, instead of those built from `path` and `query`. */
  readonly url?: string;
  /** Override the added headers; `undefined` removes one. */
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: RequestBody;
  /** Sends the headers only. */
  readonly withholdBody?: boolean;
}

/**
 * Sends a request to an operation and returns the response, whatever its status.
 *
 * @throws Error if the response breaks the contract. Every response of an operation passes this check.
 */
export async function requestOperation(route: Route, request: OperationRequest = {}): Promise<HttpResponse> {
  const wireRequest = toWireRequest(route, request);
  const response = await send(wireRequest);
  assertConforms(`${wireRequest.method} ${wireRequest.path}`, response, operationOf(route.operationId).responses);
  return response;
}

/** @throws Error if the response breaks the contract or has another status. */
export async function expectStatus(status: number, route: Route, request?: OperationRequest): Promise<HttpResponse> {
  const response = await requestOperation(route, request);
  if (response.status === status) return response;
  throw new Error(
    `${route.method} ${route.path} should answer ${status}, but answered:\n${describeResponse(response)}`,
  );
}

/** @throws Error if the response breaks the contract or is no success. */
export async function expectSuccess<Id extends OperationId>(
  route: Route<Id>,
  request?: OperationRequest,
): Promise<SuccessBody<Id>> {
  return parseJson(await expectStatus(successStatus(route), route, request)) as SuccessBody<Id>;
}

/** @throws Error if the response breaks the contract or has another status. */
export async function expectFailure(status: number, route: Route, request?: OperationRequest): Promise<ErrorResponse> {
  return parseJson(await expectStatus(status, route, request)) as ErrorResponse;
}

/** The one 2xx status that the operation declares. */
export function successStatus({ operationId }: Route): number {
  const found = Object.keys(operationOf(operationId).responses).find((status) => status.startsWith('2'));
  if (!found) throw new Error(`${operationId} declares no success`);
  return Number(found);
}

/** The path of the route with its parameters filled in, and the query. */
export function urlOf({ operationId, path: template }: Route, { path = {}, query }: OperationRequest): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`A request of ${operationId} needs ${name}`);
    return encodeURIComponent(value);
  });
  return query ? `${filled}?${new URLSearchParams(query)}` : filled;
}

/** The request as it is sent, with everything that is added. */
export function toWireRequest(route: Route, request: OperationRequest): WireRequest {
  const { body, headers, url = urlOf(route, request), withholdBody = false } = request;
  const all: OutgoingHttpHeaders = {
    'x-api-key': target.apiKey,
    accept: 'application/json',
    'x-forwarded-for': randomAddress(),
    ...(body && { 'content-type': body.mediaType, 'content-length': body.bytes.length }),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { method: route.method, path: url, headers: sent, withholdBody, ...(body && { body: body.bytes }) };
}

/** A server that limits invalid keys by address would reject the many of these tests. */
function randomAddress(): string {
  return ['10', ...randomBytes(3)].join('.');
}
