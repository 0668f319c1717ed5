import { type CallContext, RedirectError, ResponseFormatError } from '../errors.ts';
import { type Attempt, callContext } from './call.ts';
import { apiErrorFor, effectUnknownAfterStatus, readFailure } from './failure.ts';
import type { Answer } from './send-once.ts';
import type { Shape } from './shapes.ts';
import { isObject, shortened } from './values.ts';

/**
 * Checks an answer. A success must have the shape that the caller expects, if any.
 *
 * @throws {ApiError} for an error response, {@link RedirectError} for a redirect, {@link ResponseFormatError} for a
 * success whose body is not the API's.
 */
export function checkAnswer(answer: Answer, attempt: Attempt, now: number, shape: Shape | undefined): void {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    // The status says that the server has acted, even if the result cannot be read.
    if (shape !== undefined) checkEnvelope(answer, shape, callContext(attempt, true, answer));
    return;
  }
  const redirect = redirectOf(answer);
  if (redirect) throw new RedirectError(redirect, callContext(attempt, false, answer));
  // A `Response` cannot have any other status.
  if (!(status >= 200 && status <= 599)) {
    throw formatError(answer, 'has no status of HTTP', callContext(attempt, true, answer));
  }
  const failure = readFailure(answer, textOfBody(answer), now);
  const effectUnknown = effectUnknownAfterStatus(failure.status, failure.code);
  throw apiErrorFor(failure, callContext(attempt, effectUnknown, answer));
}

/** The answer as `fetch` gives it. */
export function toResponse({ status, statusText, headers, bytes, url }: Answer): Response {
  const body = [204, 205, 304].includes(status) ? null : (bytes as Uint8Array<ArrayBuffer>);
  const response = new Response(body, { status, statusText, headers });
  return Object.defineProperty(response, 'url', { value: url });
}

function textOfBody({ bytes }: Answer): string {
  return new TextDecoder().decode(bytes);
}

const EXCERPT_LENGTH_MAX = 80;

/** @throws {ResponseFormatError} if the body is not an envelope with the expected data. */
function checkEnvelope(answer: Answer, shape: Shape, context: CallContext): void {
  const flaw = flawOf(parsedBody(answer, context), shape);
  if (flaw !== undefined) throw formatError(answer, flaw, context);
}

function parsedBody(answer: Answer, context: CallContext): unknown {
  const body = textOfBody(answer);
  if (body === '') throw formatError(answer, 'is empty', context);
  try {
    return JSON.parse(body);
  } catch (cause) {
    const excerpt = shortened(body.replace(/\s+/g, ' ').trim(), EXCERPT_LENGTH_MAX);
    const contentType = answer.headers.get('content-type') ?? 'no content type';
    throw formatError(answer, `is not JSON (${contentType}): ${excerpt}`, context, { cause });
  }
}

function flawOf(envelope: unknown, shape: Shape): string | undefined {
  if (!isObject(envelope) || !('data' in envelope)) return 'has no "data"';
  const { statusCode } = envelope;
  const isFailure = typeof statusCode === 'number' && !(statusCode >= 200 && statusCode < 300);
  return isFailure ? `says statusCode ${statusCode} in its body` : shape(envelope);
}

function formatError(answer: Answer, flaw: string, context: CallContext, options?: ErrorOptions): ResponseFormatError {
  const { status, headers } = answer;
  const details = { status, contentType: headers.get('content-type'), body: textOfBody(answer) };
  return new ResponseFormatError(`${status} answer ${flaw}`, details, context, options);
}

/** The fields of a `RedirectError`. */
type Redirect = Pick<RedirectError, 'status' | 'location'>;

/** The redirect of an answer; `undefined` if it is none. */
function redirectOf({ status, type, headers, url }: Answer): Redirect | undefined {
  if (![301, 302, 303, 307, 308].includes(status) && type !== 'opaqueredirect') return undefined;
  return { status, location: withoutSecrets(headers.get('location'), url) };
}

/** A URL without the parts that may hold secrets. */
function withoutSecrets(location: string | null, url: string): string | null {
  try {
    // The URL of a response that did not come from the network is empty.
    const { origin, pathname } = new URL(location ?? '', url || undefined);
    return location === null ? null : origin + pathname;
  } catch {
    return null;
  }
}
