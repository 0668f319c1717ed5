import type { CallError } from '../errors/call-error.js';
import { RedirectError } from '../errors/redirect-error.js';
import { apiErrorFor } from './api-error-for.js';
import type { AnyCall } from './call.js';
import { callContext, type Progress } from './call-context.js';
import { effectUnknownAfterStatus } from './effect.js';
import { parseEnvelope } from './parse-envelope.js';
import { readFailure } from './read-failure.js';
import { redirectOf } from './redirect-of.js';
import type { Answer } from './transport.js';

/**
 * The envelope of a success.
 *
 * @throws {ApiError} for an error answer, {@link RedirectError} for a redirect, {@link ResponseFormatError} for a success
 * whose body is not the API's.
 */
export function readAnswer(answer: Answer, call: AnyCall, progress: Progress, now: number): unknown {
  const { response, text } = answer;
  if (!response.ok) throw failureOf(response, text, call, progress, now);
  // The status says that the server has acted; only what came of it is lost.
  return parseEnvelope(response, text, callContext(call, progress, { effectUnknown: true, response }));
}

function failureOf(response: Response, text: string, call: AnyCall, progress: Progress, now: number): CallError {
  const redirect = redirectOf(response);
  if (redirect) return new RedirectError(redirect, callContext(call, progress, { effectUnknown: false, response }));
  const failure = readFailure(response, text, now);
  const effectUnknown = effectUnknownAfterStatus(failure.status, failure.code);
  return apiErrorFor(failure, callContext(call, progress, { effectUnknown, response }));
}
