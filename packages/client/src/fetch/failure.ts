import {
  ApiError,
  type ApiFailure,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '../api-errors.ts';
import { isObject, listOf, shortened, textOf } from '../core/values.ts';
import type { CallContext } from '../errors.ts';
import type { Issue } from '../types.ts';

/** Status and headers of a response. */
export type AnswerHead = Pick<Response, 'status' | 'statusText' | 'headers'>;

/**
 * Reads an error response, whatever its body is: nothing, HTML, or the API's envelope. Only fields of the right shape
 * are used, as a proxy may have written the body.
 */
export function readFailure({ status, statusText, headers }: AnswerHead, text: string, now: number): ApiFailure {
  const body = parsed(text);
  const envelope = isObject(body) ? body : {};
  const errors = errorsByField(envelope.errors);
  return {
    status,
    message: messageFor(envelope.message, errors, statusText),
    code: typeof envelope.code === 'string' ? (envelope.code as ApiFailure['code']) : null,
    issues: listOf(envelope.issues as ApiFailure['issues']).map(withHiddenValue),
    errors,
    existing: isObject(envelope.existing) ? (envelope.existing as unknown as ApiFailure['existing']) : null,
    retryAfterMs: retryAfterMs(headers, now),
    headers,
    body,
  };
}

/** As for the body, neither JSON nor `console.log` shows the value that was sent. */
function withHiddenValue({ value, ...shown }: Issue): Issue {
  return value === undefined ? shown : Object.defineProperty(shown, 'value', { value });
}

/** The body as JSON, as text if it is not JSON, `undefined` if it is empty. */
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

/** The hosted API names the field only in `errors`; the first one is added if the sentence lacks it. */
function messageFor(sentence: unknown, errors: ApiFailure['errors'], statusText: string): string {
  const message = (typeof sentence === 'string' && sentence) || statusText || 'error without a message';
  const [field, [detail] = []] = Object.entries(errors)[0] ?? [];
  const named = detail === undefined || message.includes(detail);
  return shortened(named ? message : `${message}: ${field} ${detail}`, MESSAGE_LENGTH_MAX);
}

/** The error of a failure, of the class that belongs to its status. */
export function apiErrorFor(failure: ApiFailure, context: CallContext): ApiError {
  const { status, message, body } = failure;
  if (isMissing(failure, context)) return new NotFoundError(failure, context);
  if (isWrongAddress(failure)) return new ApiError({ ...failure, message: `${message}. ${adviceFor(body)}` }, context);
  const ErrorClass = classByStatus[status] ?? (status >= 500 ? ServerError : ApiError);
  return new ErrorClass(failure, context);
}

const classByStatus: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  409: ConflictError,
  412: PreconditionFailedError,
  422: ValidationError,
  429: RateLimitError,
};

/** The hosted API has no codes: its envelope says the same, if the path can lead to a customer. */
function isMissing({ status, code, body }: ApiFailure, { path }: CallContext): boolean {
  const inEnvelope = code === null && isEnvelope(body) && path.includes('{');
  return (
    status === 404 && (/^(?:customer|webhook_endpoint|webhook_delivery)_not_found$/.test(code ?? '') || inEnvelope)
  );
}

/** Whether `baseUrl` leads to something other than the API. A site of files answers a `POST` with 405. */
function isWrongAddress({ status, code, body }: ApiFailure): boolean {
  if (status === 404) return code === null || code === 'route_not_found' || !isEnvelope(body);
  return status === 405 && !isEnvelope(body);
}

function adviceFor(body: unknown): string {
  const advice = 'Is /api/v1 missing in baseUrl?';
  return isEnvelope(body) ? advice : `The API did not send this. ${advice}`;
}

/** Whether a body is an error of the API. Those of many other servers have a `statusCode`, too, but no `errors`. */
function isEnvelope(body: unknown): boolean {
  return isObject(body) && 'statusCode' in body && 'errors' in body;
}

/**
 * How long a server asks to wait, in milliseconds; `null` if `Retry-After` is missing or invalid.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // A date begins with the day of the week; `Date.parse` would also read "-5" as a year.
  const date = /^[A-Z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return date >= 0 ? Math.max(0, date - now) : null;
}

/**
 * Whether the server may have acted on a request although the response is an error. After a 4xx it has not, and the API
 * promises the same of its own 503. Any other 5xx may come from a proxy that lost the response.
 */
export function effectUnknownAfterStatus(status: number, code: string | null): boolean {
  return isInProgress(code) || (status >= 500 && !(status === 503 && code === 'service_unavailable'));
}

/** Whether the server is still working on an earlier attempt with the same idempotency key. */
export function isInProgress(code: string | null): boolean {
  return code === 'idempotency_in_progress';
}
