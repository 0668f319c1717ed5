import { ArgumentError } from '../errors/argument-error.ts';
import type { RollcallError } from '../errors/rollcall-error.ts';

/** The options that a client and its calls have in common. */
export interface CommonOptions {
  readonly timeoutMs?: number | undefined;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
}

type ErrorClass = new (message: string) => RollcallError;

/** The longest that a timer can wait for; it would fire at once beyond. */
const TIMEOUT_MS_MAX = 2_147_483_647;

/** Refuses a timeout that no timer can keep, what is no number of retries, and headers that do not go. */
export function checkOptions({ timeoutMs = 1, maxRetries, headers }: CommonOptions, ErrorClass: ErrorClass): void {
  if (!(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= TIMEOUT_MS_MAX)) {
    throw new ErrorClass(`timeoutMs must be a number of milliseconds from 1 to ${TIMEOUT_MS_MAX}`);
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new ErrorClass('maxRetries must be a whole number from 0');
  }
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value, ErrorClass);
}

/**
 * Those that the SDK has to set itself: the answer is JSON, only `fetch` knows the boundary of a form, and one
 * idempotency key for all calls would turn all of them into one.
 */
const OWN_HEADERS: readonly string[] = ['accept', 'content-type', 'idempotency-key', 'x-api-key'];

function checkHeader(name: string, value: string, ErrorClass: ErrorClass): void {
  if (OWN_HEADERS.includes(name.toLowerCase())) throw new ErrorClass(`headers must not set ${name}: the SDK does`);
  try {
    new Headers({ [name]: value });
  } catch {
    // Without the cause: it repeats the value, which may be a secret.
    throw new ErrorClass(`headers has a name or a value that HTTP does not allow: ${JSON.stringify(name)}`);
  }
}

/** Refuses an idempotency key that no header can carry, or the beginning of one that leaves no room for what is appended. */
export function checkIdempotencyKey(key: string | undefined, name = 'idempotencyKey'): void {
  if (key === undefined || /^[!-~]{1,200}$/.test(key)) return;
  throw new ArgumentError(`${name} must consist of 1 to 200 printable ASCII characters without spaces`);
}
