import { ArgumentError } from '../errors/argument-error.js';
import type { RollcallError } from '../errors/rollcall-error.js';

type ErrorClass = new (message: string, options?: ErrorOptions) => RollcallError;

/** The longest that a timer can wait for; it would fire at once beyond. */
const TIMEOUT_MS_MAX = 2_147_483_647;

/** Refuses a timeout that no timer can keep. */
export function checkTimeout(timeoutMs: number, ErrorClass: ErrorClass): void {
  if (typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= TIMEOUT_MS_MAX) return;
  throw new ErrorClass(`timeoutMs must be a number of milliseconds from 1 to ${TIMEOUT_MS_MAX}`);
}

/** Refuses what is no number of retries. */
export function checkMaxRetries(maxRetries: number, ErrorClass: ErrorClass): void {
  if (Number.isInteger(maxRetries) && maxRetries >= 0) return;
  throw new ErrorClass('maxRetries must be a whole number from 0');
}

/** Room for what an import appends. */
const KEY_LENGTH_MAX = 200;

/** Refuses an idempotency key, or the beginning of one, that no header can carry. */
export function checkIdempotencyKey(key: string | undefined, name = 'idempotencyKey'): void {
  if (key === undefined || (/^[!-~]+$/.test(key) && key.length <= KEY_LENGTH_MAX)) return;
  throw new ArgumentError(`${name} must consist of 1 to ${KEY_LENGTH_MAX} printable ASCII characters without spaces`);
}

/**
 * Those that the SDK has to set itself: the answer is JSON, only `fetch` knows the boundary of a form, and one
 * idempotency key for all calls would turn all of them into one.
 */
const OWN_HEADERS: readonly string[] = ['accept', 'content-type', 'idempotency-key', 'x-api-key'];

/** Refuses headers that cannot be sent or that belong to the SDK. */
export function checkHeaders(headers: Readonly<Record<string, string>>, ErrorClass: ErrorClass): void {
  for (const [name, value] of Object.entries(headers)) {
    if (OWN_HEADERS.includes(name.toLowerCase())) throw new ErrorClass(`headers must not set ${name}: the SDK does`);
    checkHeader(name, value, ErrorClass);
  }
}

function checkHeader(name: string, value: string, ErrorClass: ErrorClass): void {
  try {
    new Headers({ [name]: value });
  } catch {
    // Without the cause: it repeats the value, which may be a secret.
    throw new ErrorClass(`headers has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
  }
}
