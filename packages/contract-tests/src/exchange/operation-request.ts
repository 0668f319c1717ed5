import type { OutgoingHttpHeaders } from 'node:http';
import type { Route } from '../document/operations.ts';
import { target } from '../target/target.ts';
import type { RequestBody } from './request-body.ts';
import type { WireRequest } from './send.ts';

/** A request of an operation, as a test writes it. The key, and the media type of the body, are filled in. */
export interface OperationRequest {
  /** The path parameters, not yet percent-encoded. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Path and query as they go over the wire, in place of those made of `path` and `query`. */
  readonly url?: string;
  /** Replaces headers that are filled in; `undefined` leaves one out. */
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: RequestBody;
  readonly withholdBody?: boolean;
}

export function toWireRequest(route: Route, request: OperationRequest): WireRequest {
  const { body, headers, url = urlOf(route, request), withholdBody = false } = request;
  const all: OutgoingHttpHeaders = {
    'x-api-key': target.apiKey,
    accept: 'application/json',
    ...(body && { 'content-type': body.mediaType, 'content-length': body.bytes.length }),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { method: route.method, path: url, headers: sent, withholdBody, ...(body && { body: body.bytes }) };
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
