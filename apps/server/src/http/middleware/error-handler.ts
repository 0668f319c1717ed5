import { errorCodes, operations } from '@rollcall/contract';
import type { ErrorRequestHandler, Response } from 'express';
import { DomainError, internalError } from '../../core/errors.ts';
import { type QuotaState, RateLimitError } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';
import { RequestAbortedError } from '../request/read-body.ts';
import { responseFault } from '../response/conformance.ts';
import { errorEnvelope } from '../response/envelope.ts';
import { type JsonAnswer, sendJson } from '../response/send.ts';
import { stateOf } from './request-context.ts';

/** The one place where a failure becomes an answer. What it does not know becomes a 500 that says nothing of the inside. */
export function handleError(services: Pick<Services, 'metrics' | 'validateResponses'>): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, _req, res, _next) => {
    if (thrown instanceof RequestAbortedError || res.headersSent) {
      res.destroy();
      return;
    }
    const error = thrown instanceof DomainError ? thrown : internalError('an error that nobody expected', thrown);
    logFailure(res, error);
    const answer = toAnswer(error);
    const fault = services.validateResponses ? faultOf(res, answer) : undefined;
    services.metrics.failures.inc({ code: fault === undefined ? error.code : 'internal_error' });
    if (fault === undefined) return sendJson(res, answer);
    const breach = internalError(`the answer with ${error.code} breaks the document: ${fault}`, error);
    logFailure(res, breach);
    sendJson(res, toAnswer(breach));
  };
}

/** The headers that a code brings along. */
const headersOfCode: Partial<Record<DomainError['code'], Readonly<Record<string, string>>>> = {
  api_key_missing: { 'WWW-Authenticate': 'ApiKey realm="rollcall", header="x-api-key"' },
  api_key_invalid: { 'WWW-Authenticate': 'ApiKey realm="rollcall", header="x-api-key"' },
  idempotency_in_progress: { 'Retry-After': '1' },
  service_unavailable: { 'Retry-After': '1' },
};

function toAnswer(error: DomainError): JsonAnswer {
  const headers = error instanceof RateLimitError ? rateLimitHeaders(error.state) : headersOfCode[error.code];
  return { status: errorCodes[error.code].status, body: errorEnvelope(error), headers };
}

function faultOf(res: Response, answer: JsonAnswer): string | undefined {
  const { operationId } = stateOf(res);
  return responseFault(res, operationId && operations[operationId], answer);
}

/** What the caller did wrong is told to the caller; only what is wrong with us is worth a line of its own. */
function logFailure(res: Response, error: DomainError): void {
  const { logger, operationId } = stateOf(res);
  const { status } = errorCodes[error.code];
  if (status < 500) return;
  logger.error({ err: error, operation_id: operationId }, 'request failed');
}

/**
 * A quota in the headers of an answer.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimitHeaders({
  quota,
  windowSeconds,
  remaining,
  resetSeconds,
}: QuotaState): Record<string, string> {
  return {
    'Retry-After': String(resetSeconds),
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    'RateLimit-Policy': `"default";q=${quota};w=${windowSeconds}`,
  };
}
