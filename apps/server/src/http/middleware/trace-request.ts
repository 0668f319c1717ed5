import type { Request, RequestHandler } from 'express';
import type { Attributes, Tracing } from '../../telemetry/telemetry.ts';
import { stateOf } from '../request/request-context.ts';

/**
 * Traces the requests of the API, from their headers to the end of their answer, and writes the id of the trace into every
 * line of the log. Names follow the conventions of OpenTelemetry for HTTP; `answerOperation` adds the route.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function traceRequest(tracing: Tracing): RequestHandler {
  return (req, res, next) => {
    const method = knownMethods.has(req.method) ? req.method : '_OTHER';
    const attributes = { 'http.request.method': method, 'url.scheme': req.protocol, ...serverOf(req) };
    const span = tracing.startRequest({ name: method === '_OTHER' ? 'HTTP' : method, attributes }, req.headers);
    const state = stateOf(res);
    state.span = span;
    state.logIds.trace_id = span.traceId;
    res.once('close', () => {
      if (res.headersSent) span.set({ 'http.response.status_code': res.statusCode });
      if (!res.writableFinished) span.fail('disconnected');
      span.end();
    });
    span.run(next);
  };
}

/** Those of RFC 9110 and PATCH: a caller could invent any number of others. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

const hostName = /^(?<address>[\w.-]{1,253}|\[[\da-f:.]+\])(?::(?<port>\d{1,5}))?$/i;

/** The name by which the caller knows the server, and the version of HTTP. */
function serverOf(req: Request): Attributes {
  const { address, port } = hostName.exec(req.headers.host ?? '')?.groups ?? {};
  return {
    'network.protocol.version': req.httpVersion,
    ...(address !== undefined && { 'server.address': address.replace(/^\[|\]$/g, '') }),
    ...(port !== undefined && { 'server.port': Number(port) }),
  };
}
