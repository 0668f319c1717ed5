import type { CallContext } from '../errors/call-error.js';
import { ResponseFormatError } from '../errors/response-format-error.js';
import { isObject } from './is-object.js';

/**
 * The envelope of a success. No more is checked than that it is one, since fields and values may be added to the API.
 *
 * @throws {ResponseFormatError} where the body is not the API's.
 */
export function parseEnvelope(response: Response, text: string, context: CallContext): unknown {
  const fail = (flaw: string, options?: ErrorOptions): never => {
    const { status, headers } = response;
    const answer = { status, contentType: headers.get('content-type'), body: text };
    throw new ResponseFormatError(`${status} answer ${flaw}`, answer, context, options);
  };
  if (text === '') return fail('is empty');
  let envelope: unknown;
  try {
    envelope = JSON.parse(text);
  } catch (cause) {
    return fail(`is not JSON (${response.headers.get('content-type') ?? 'no content type'}): ${excerpt(text)}`, {
      cause,
    });
  }
  return isObject(envelope) && 'data' in envelope ? envelope : fail('has no "data"');
}

const EXCERPT_LENGTH_MAX = 80;

function excerpt(text: string): string {
  const line = text.slice(0, EXCERPT_LENGTH_MAX).replace(/\s+/g, ' ').trim();
  return text.length > EXCERPT_LENGTH_MAX ? `${line}…` : line;
}
