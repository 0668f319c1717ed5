import { RedirectError } from '../errors/redirect-error.ts';
import { apiErrorFor } from './api-error-for.ts';
import { type Attempt, callContext } from './call-context.ts';
import { effectUnknownAfterStatus } from './effect.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { readFailure } from './read-failure.ts';
import { redirectOf } from './redirect-of.ts';
import type { Answer } from './transport.ts';

/**
 * The envelope of a success.
 *
 * @throws {ApiError} for an error answer, {@link RedirectError} for a redirect, {@link ResponseFormatError} for a success
 * whose body is not the API's.
 */
export function readAnswer({ response, text }: Answer, attempt: Attempt, now: number): unknown {
  // The status says that the server has acted; only what came of it is lost.
  if (response.ok) return parseEnvelope(response, text, callContext(attempt, true, response));
  const redirect = redirectOf(response);
  if (redirect) throw new RedirectError(redirect, callContext(attempt, false, response));
  const failure = readFailure(response, text, now);
  const effectUnknown = effectUnknownAfterStatus(failure.status, failure.code);
  throw apiErrorFor(failure, callContext(attempt, effectUnknown, response));
}
