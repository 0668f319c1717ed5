import { errorCodes, operations } from '@rollcall/contract';
import type { ErrorRequestHandler, Response } from 'express';
import { closeConnection } from '../../core/closed-connections.ts';
import { DomainError, internalError } from '../../core/errors.ts';
import { RateLimitError, rateLimitHeaders } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';
import { RequestAbortedError } from '../request/read-body.ts';
import { stateOf } from '../request/request-context.ts';
import { checkResponseConformance } from '../response/conformance.ts';
import { errorEnvelope } from '../response/envelope.ts';
import { type JsonAnswer, sendJson } from '../response/send.ts';

/** The only place that turns errors into answers. An unknown error becomes a 500 without details. */
export function handleError(services: Pick<Services, 'metrics' | 'validateResponses'>): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, _req, res, _next) => {
    if (thrown instanceof RequestAbortedError) return void res.destroy();
    if (res.headersSent) return closeConnection(res.req.socket, 'the answer could not be completed');
    const error = thrown instanceof DomainError ? thrown : internalError('an unexpected error', thrown);
    logFailure(res, error);
    const answer = toAnswer(error);
    const fault = services.validateResponses ? faultOf(res, answer) : undefined;
    const code = fault === undefined ? error.code : 'internal_error';
    services.metrics.failures.inc({ code });
    stateOf(res).span?.fail(code);
    if (fault === undefined) return sendJson(res, answer);
    const breach = internalError(`the answer with ${error.code} breaks the document: ${fault}`, error);
    logFailure(res, breach);
    return sendJson(res, toAnswer(breach));
  };
}

const headersOfCode: Partial<Record<DomainError['code'], Readonly<Record<string, string>>>> = {
  api_key_missing: { 'WWW-Authenticate': 'ApiKey realm="rollcall", header="x-api-key"' },
  api_key_invalid: { 'WWW-Authenticate': 'ApiKey realm="rollcall", header="x-api-key"' },
  idempotency_in_progress: { 'Retry-After': '1' },
  service_unavailable: { 'Retry-After': '1' },
};

function toAnswer(error: DomainError): JsonAnswer {
  const headers = error instanceof RateLimitError ? headersOfRateLimit(error) : headersOfCode[error.code];
  return { status: errorCodes[error.code].status, body: errorEnvelope(error), headers };
}

function faultOf(res: Response, answer: JsonAnswer): string | undefined {
  const { operationId } = stateOf(res);
  return checkResponseConformance(res, operationId && operations[operationId], answer);
}

/** Logs server errors only; a 4xx is already in the access log. */
function logFailure(res: Response, error: DomainError): void {
  const { logger, operationId } = stateOf(res);
  const { status } = errorCodes[error.code];
  if (status < 500) return;
  logger.error({ err: error, operation_id: operationId }, 'request failed');
}

function headersOfRateLimit({ state }: RateLimitError): Readonly<Record<string, string>> {
  return { 'Retry-After': String(state.resetSeconds), ...rateLimitHeaders(state) };
}
