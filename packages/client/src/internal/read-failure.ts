import type { ApiFailure } from '../errors/api-error.ts';
import { isObject } from './is-object.ts';
import { listOf } from './list-of.ts';
import { retryAfterMs } from './retry-after.ts';
import { shortened } from './shortened.ts';
import { textOf } from './text-of.ts';

/**
 * What an error answer says, whatever its body is: nothing, HTML, or the API's envelope. The envelope is trusted where it
 * has the right shape and no further, as a proxy may have written it.
 */
export function readFailure({ status, statusText, headers }: Response, text: string, now: number): ApiFailure {
  const body = parsed(text);
  const envelope = isObject(body) ? body : {};
  const errors = errorsByField(envelope.errors);
  return {
    status,
    message: messageFor(envelope.message, errors, statusText),
    code: typeof envelope.code === 'string' ? (envelope.code as ApiFailure['code']) : null,
    issues: listOf(envelope.issues as ApiFailure['issues']),
    errors,
    existing: isObject(envelope.existing) ? (envelope.existing as unknown as ApiFailure['existing']) : null,
    retryAfterMs: retryAfterMs(headers, now),
    body,
  };
}

/** As JSON, as text where it is none, `undefined` where there is nothing. */
function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function errorsByField(errors: unknown): ApiFailure['errors'] {
  if (!isObject(errors)) return {};
  const fields = Object.entries(errors).map(([field, messages]) => [field, [messages].flat().map(textOf)] as const);
  return Object.fromEntries(fields);
}

const MESSAGE_LENGTH_MAX = 500;

/** The hosted API names the field in `errors` only, so the first of them is added where the sentence lacks it. */
function messageFor(sentence: unknown, errors: ApiFailure['errors'], statusText: string): string {
  const message = (typeof sentence === 'string' && sentence) || statusText || 'error without a message';
  const [field, [detail] = []] = Object.entries(errors)[0] ?? [];
  const named = detail === undefined || message.includes(detail);
  return shortened(named ? message : `${message}: ${field} ${detail}`, MESSAGE_LENGTH_MAX);
}
