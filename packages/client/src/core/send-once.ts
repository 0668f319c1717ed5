import { CallError, ConnectionError, TimeoutError } from '../errors.ts';
import type { FetchInit, FetchLike, FetchResponse } from '../options.ts';
import { type CleanUp, readBody } from './body.ts';
import { type Attempt, aborted, callContext } from './call.ts';
import type { HttpRequest } from './http-request.ts';
import { onAbort } from './signals.ts';
import { textOf } from './values.ts';

/** A response with its whole body. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** `opaqueredirect` for a redirect in a browser. */
  readonly type: string | undefined;
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** How one attempt is sent. */
export interface SendOptions {
  readonly fetch: FetchLike;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
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
  request: HttpRequest,
  { fetch, timeoutMs, signal }: SendOptions,
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
  const onTimeout = (): void => end(new TimeoutError(`No answer within ${timeoutMs} ms`, callContext(attempt, true)));
  const timer = setTimeout(onTimeout, timeoutMs);
  const stopWatching = onAbort(signal, () => end(aborted(attempt, true, signal?.reason)));
  const cleanUp: CleanUp = [];
  try {
    const response = await Promise.race([ended, fetchResponse(request, fetch, ending.signal)]);
    return await Promise.race([ended, readAnswer(response, attempt, cleanUp)]);
  } catch (cause) {
    throw cause instanceof CallError ? cause : connectionError(cause, attempt);
  } finally {
    clearTimeout(timer);
    stopWatching();
    for (const close of cleanUp) close();
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

function connectionError(cause: unknown, attempt: Attempt): ConnectionError {
  const { code, message } = causeOf(cause);
  const context = callContext(attempt, !NOTHING_SENT.includes(code));
  return new ConnectionError(`No answer: ${message}`, context, { cause });
}

/** Sends one request. It throws whatever `fetch` throws. */
function fetchResponse(
  { url, method, headers, body, platform }: HttpRequest,
  fetch: FetchLike,
  signal: AbortSignal,
): Promise<FetchResponse> {
  // When `fetch` follows to another origin, it drops only `Authorization`; it would send our key along.
  const init: FetchInit = { ...platform, method, headers: { ...headers }, redirect: 'manual', signal };
  return fetch(url, body === undefined ? init : { ...init, body });
}

async function readAnswer(response: FetchResponse, attempt: Attempt, cleanUp: CleanUp): Promise<Answer> {
  const { status, statusText = '', type, url = '' } = response;
  const answer = { status, statusText, headers: copied(response.headers), type, url };
  return { ...answer, bytes: await readBody(response, answer, attempt, cleanUp) };
}

function copied(given: FetchResponse['headers']): Headers {
  const headers = new Headers();
  given.forEach((value, name) => {
    headers.append(name, value);
  });
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
