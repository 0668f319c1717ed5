import { CallError, ConnectionError, TimeoutError } from '../errors.ts';
import { type Attempt, aborted, callContext } from './call.ts';
import type { CallOptions, ResolvedOptions } from './options.ts';
import type { PreparedRequest } from './request.ts';
import { textOf } from './values.ts';

/** A response and its body. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends a request once and reads the whole response, whatever its status. The attempt ends after the timeout or when the
 * caller's signal is aborted, even if `fetch` ignores the signal that it is given.
 *
 * It does not use `AbortSignal.any` and `AbortSignal.timeout`: those stay attached to the caller's signal, which may
 * outlive a million requests.
 *
 * @throws {ConnectionError}, {@link TimeoutError} or AbortedError if no complete response arrived.
 */
export async function sendOnce(
  client: ResolvedOptions,
  request: PreparedRequest,
  { timeoutMs, signal, headers }: CallOptions,
  attempt: Attempt,
): Promise<Answer> {
  if (signal?.aborted) throw aborted(attempt, false, signal.reason);
  const ending = new AbortController();
  // Not a listener of the controller's own signal: Node retains that for a while, with everything it refers to.
  let end!: (error: CallError) => void;
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      reject(error);
      ending.abort(error);
    };
  });
  const onAbort = (): void => end(aborted(attempt, true, signal?.reason));
  const onTimeout = (): void => end(new TimeoutError(`No answer within ${timeoutMs} ms`, callContext(attempt, true)));
  const timer = setTimeout(onTimeout, timeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([ended, send(client, request, headers, ending.signal)]);
  } catch (cause) {
    if (cause instanceof CallError) throw cause;
    const { code, message } = causeOf(cause);
    const context = callContext(attempt, !NOTHING_SENT.includes(code));
    throw new ConnectionError(`No answer: ${message}`, context, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Error codes of the platform for failures before anything was sent. After any other, the server may have acted. */
const NOTHING_SENT: readonly string[] = [
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Sends one request. It throws whatever `fetch` or reading the body throws. */
async function send(
  { apiKey, baseUrl, headers, fetch }: ResolvedOptions,
  { method, target, body }: PreparedRequest,
  callHeaders: GivenHeaders,
  signal: AbortSignal,
): Promise<Answer> {
  const own = {
    accept: 'application/json',
    // Only `fetch` knows the boundary of a form.
    'content-type': typeof body === 'string' ? 'application/json' : undefined,
    'x-api-key': apiKey,
  };
  const request = new Request(baseUrl + target, {
    method,
    body,
    headers: merged(headers, callHeaders, own),
    // When `fetch` follows to another origin, it drops only `Authorization`; it would send our key along.
    redirect: 'manual',
    signal,
  });
  const response = await fetch(request);
  return { response, text: await response.text() };
}

/** A header that is `undefined` is not sent. */
type GivenHeaders = Readonly<Record<string, string | undefined>>;

/** A later header replaces an earlier one, whatever the case of its name. */
function merged(...lists: GivenHeaders[]): Headers {
  const headers = new Headers();
  for (const list of lists) {
    for (const [name, value] of Object.entries(list)) if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Why a connection broke. `code` is the platform's, such as `ECONNRESET`; empty if there is none. */
interface Cause {
  readonly code: string;
  readonly message: string;
}

/** The reason for an error of `fetch`, which says "fetch failed" and hides the reason in its causes. */
function causeOf(error: unknown): Cause {
  let innermost = error;
  // Bounded, as a chain of causes may be circular.
  for (let depth = 0; depth < 5 && innermost instanceof Error && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  const code = codeOf(innermost);
  const message = textOf(innermost);
  if (message.includes(code)) return { code, message: message || 'unknown cause' };
  return { code, message: message === '' ? code : `${message} (${code})` };
}

/** The code of an error. That of a `DOMException` is a number and does not count. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
