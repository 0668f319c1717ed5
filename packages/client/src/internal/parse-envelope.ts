import type { CallContext } from '../errors/call-error.ts';
import { ResponseFormatError } from '../errors/response-format-error.ts';
import { isObject } from './is-object.ts';
import { shortened } from './shortened.ts';

const EXCERPT_LENGTH_MAX = 80;

/**
 * The envelope of a success. No more is checked than that it is one, since fields and values may be added to the API.
 *
 * @throws {ResponseFormatError} where the body is not the API's.
 */
export function parseEnvelope({ status, headers }: Response, body: string, context: CallContext): unknown {
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
