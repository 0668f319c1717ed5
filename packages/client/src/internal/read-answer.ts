import type { CallError } from '../errors/call-error.js';
import { RedirectError } from '../errors/redirect-error.js';
import { ResponseFormatError } from '../errors/response-format-error.js';
import { apiErrorFor } from './api-error-for.js';
import type { AnyCall } from './call.js';
import { callContext } from './call-context.js';
import { isObject } from './is-object.js';
import type { Answer } from './transport.js';

/**
 * The envelope of an answer. No more of a success is checked than that it is one, since fields and values may be added to
 * the API.
 *
 * @throws {ApiError} for an error answer, {@link RedirectError} for a redirect, {@link ResponseFormatError} for a success
 * whose body is not the API's.
 */
export function readAnswer(answer: Answer, call: AnyCall): unknown {
  if (!answer.ok) throw failure(answer.response, answer.body, call);
  const { response, text } = answer;
  const envelope = parsed(text, response, call);
  if (isObject(envelope) && 'data' in envelope) return envelope;
  throw formatError(`${response.status} answer has no "data"`, response, text, call);
}

function parsed(text: string, response: Response, call: AnyCall): unknown {
  if (text === '') throw formatError(`${response.status} answer is empty`, response, text, call);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const contentType = response.headers.get('content-type') ?? 'no content type';
    throw formatError(
      `${response.status} answer is not JSON (${contentType}): ${excerpt(text)}`,
      response,
      text,
      call,
      cause,
    );
  }
}

const EXCERPT_LENGTH_MAX = 80;

function excerpt(text: string): string {
  const line = text.slice(0, EXCERPT_LENGTH_MAX).replace(/\s+/g, ' ').trim();
  return text.length > EXCERPT_LENGTH_MAX ? `${line}…` : line;
}

function formatError(
  message: string,
  response: Response,
  body: string,
  call: AnyCall,
  cause?: unknown,
): ResponseFormatError {
  const answer = { status: response.status, contentType: response.headers.get('content-type'), body };
  return new ResponseFormatError(message, answer, callContext(call, response), cause === undefined ? {} : { cause });
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function failure(response: Response, body: unknown, call: AnyCall): CallError {
  const context = callContext(call, response);
  const { status, statusText } = response;
  if (REDIRECTS.includes(status) || response.type === 'opaqueredirect') {
    return new RedirectError({ status, location: locationOf(response) }, context);
  }
  return apiErrorFor({ status, statusText, body }, context);
}

/** Where a redirect points to, without the parts of a URL that may hold secrets. */
function locationOf(response: Response): string | null {
  const location = response.headers.get('location');
  const base = response.url === '' ? undefined : response.url;
  if (location === null || !URL.canParse(location, base)) return null;
  const { origin, pathname } = new URL(location, base);
  return origin + pathname;
}
