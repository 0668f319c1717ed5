import { ApiError, type ApiFailure } from '../errors/api-error.js';
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '../errors/api-errors.js';
import type { CallContext } from '../errors/call-error.js';
import { isObject } from './is-object.js';

/** The error for an answer that is not a success, whatever its body is: nothing, HTML, or the API's envelope. */
export function apiErrorFor(
  answer: { status: number; statusText: string; body: unknown },
  context: CallContext,
): ApiError {
  const ErrorClass = classFor(answer.status);
  return new ErrorClass(failureFrom(answer), context);
}

const classByStatus = new Map<number, typeof ApiError>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, ValidationError],
  [429, RateLimitError],
]);

function classFor(status: number): typeof ApiError {
  return classByStatus.get(status) ?? (status >= 500 ? ServerError : ApiError);
}

/** The envelope is trusted where it has the right shape and no further: a proxy may have written it. */
function failureFrom({ status, statusText, body }: { status: number; statusText: string; body: unknown }): ApiFailure {
  const envelope = isObject(body) ? body : {};
  const errors = errorsByField(envelope.errors);
  return {
    status,
    message: messageFor(envelope.message, errors, statusText),
    code: typeof envelope.code === 'string' ? (envelope.code as ApiFailure['code']) : null,
    issues: Array.isArray(envelope.issues) ? envelope.issues : [],
    errors,
    existing: isObject(envelope.existing) ? (envelope.existing as unknown as ApiFailure['existing']) : null,
    body,
  };
}

function errorsByField(errors: unknown): ApiFailure['errors'] {
  if (!isObject(errors)) return {};
  const fields = Object.entries(errors).map(([field, messages]) => [field, [messages].flat().map(String)] as const);
  return Object.fromEntries(fields);
}

const MESSAGE_LENGTH_MAX = 500;

/** The hosted API names the field in `errors` only, so the first of them is added where the sentence lacks it. */
function messageFor(sentence: unknown, errors: ApiFailure['errors'], statusText: string): string {
  const parts = [typeof sentence === 'string' && sentence !== '' ? sentence : statusText || 'error without a message'];
  const [field, messages] = Object.entries(errors)[0] ?? [];
  const detail = messages?.[0];
  if (field !== undefined && detail !== undefined && !parts[0]?.includes(detail)) parts.push(`${field} ${detail}`);
  const message = parts.join(': ');
  return message.length > MESSAGE_LENGTH_MAX ? `${message.slice(0, MESSAGE_LENGTH_MAX)}…` : message;
}
