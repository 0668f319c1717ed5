import { type CallContext, RedirectError, ResponseFormatError } from '../errors.ts';
import { type Attempt, callContext } from './call.ts';
import { apiErrorFor, effectUnknownAfterStatus, readFailure } from './failure.ts';
import type { Answer } from './transport.ts';
import { isObject, shortened } from './values.ts';

/**
 * The envelope of a successful response.
 *
 * @throws {ApiError} for an error response, {@link RedirectError} for a redirect, {@link ResponseFormatError} for a
 * success whose body is not the API's.
 */
export function readAnswer({ response, text }: Answer, attempt: Attempt, now: number): unknown {
  // The status says that the server has acted, even if the result cannot be read.
  if (response.ok) return parseEnvelope(response, text, callContext(attempt, true, response));
  const redirect = redirectOf(response);
  if (redirect) throw new RedirectError(redirect, callContext(attempt, false, response));
  const failure = readFailure(response, text, now);
  const effectUnknown = effectUnknownAfterStatus(failure.status, failure.code);
  throw apiErrorFor(failure, callContext(attempt, effectUnknown, response));
}

const EXCERPT_LENGTH_MAX = 80;

/**
 * The envelope of a success. Its content is not validated, since fields and values may be added to the API.
 *
 * @throws {ResponseFormatError} if the body is not an envelope.
 */
function parseEnvelope({ status, headers }: Response, body: string, context: CallContext): unknown {
  const contentType = headers.get('content-type');
  const fail = (flaw: string, options?: ErrorOptions): never => {
    throw new ResponseFormatError(`${status} answer ${flaw}`, { status, contentType, body }, context, options);
  };
  if (body === '') return fail('is empty');
  let envelope: unknown;
  try {
    envelope = JSON.parse(body);
  } catch (cause) {
    const excerpt = shortened(body.replace(/\s+/g, ' ').trim(), EXCERPT_LENGTH_MAX);
    return fail(`is not JSON (${contentType ?? 'no content type'}): ${excerpt}`, { cause });
  }
  return isObject(envelope) && 'data' in envelope ? envelope : fail('has no "data"');
}

/** The fields of a `RedirectError`. */
type Redirect = Pick<RedirectError, 'status' | 'location'>;

/** The redirect of a response; `undefined` if it is none. */
function redirectOf({ status, type, headers, url }: Response): Redirect | undefined {
  if (![301, 302, 303, 307, 308].includes(status) && type !== 'opaqueredirect') return undefined;
  return { status, location: withoutSecrets(headers.get('location'), url) };
}

/** A URL without the parts that may hold secrets. */
function withoutSecrets(location: string | null, url: string): string | null {
  // The URL of a response that did not come from the network is empty.
  const base = url || undefined;
  if (location === null || !URL.canParse(location, base)) return null;
  const { origin, pathname } = new URL(location, base);
  return origin + pathname;
}
