import { CallError, ConnectionError, TimeoutError } from '../errors.ts';
import { type Attempt, aborted, callContext } from './call.ts';
import { effectUnknownAfterBreak } from './failure.ts';
import type { ResolvedOptions } from './options.ts';
import type { PreparedRequest } from './request.ts';
import { textOf } from './values.ts';

/** What bounds one attempt, and what it adds to the request. */
interface AttemptOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a request once and reads the answer whole, whatever it says. It ends when the time is up or the caller's signal
 * says so, also where `fetch` does not heed the signal that it is given.
 *
 * Not made of `AbortSignal.any` and `AbortSignal.timeout`: those stay attached to the caller's signal, which may outlive
 * a million requests.
 *
 * @throws {ConnectionError}, {@link TimeoutError} or AbortedError where no whole answer came.
 */
export async function sendOnce(
  client: ResolvedOptions,
  request: PreparedRequest,
  { timeoutMs, signal, headers }: AttemptOptions,
  attempt: Attempt,
): Promise<Answer> {
  if (signal?.aborted) throw aborted(attempt, false, signal.reason);
  const ending = new AbortController();
  // Not a listener of the controller's own signal: Node keeps that for a while, and with it all that a listener knows.
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
    const context = callContext(attempt, effectUnknownAfterBreak(code));
    throw new ConnectionError(`No answer: ${message}`, context, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** An answer with its body read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** Sends one request, once. Whatever it throws comes from `fetch` or from reading the answer. */
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
    // `fetch` takes only `Authorization` away when it follows to another origin; our key would be handed on.
    redirect: 'manual',
    signal,
  });
  const response = await fetch(request);
  return { response, text: await response.text() };
}

/** Those that are `undefined` are not sent. */
type GivenHeaders = Readonly<Record<string, string | undefined>>;

/** A later header replaces an earlier one, however its name is spelt. */
function merged(...lists: GivenHeaders[]): Headers {
  const headers = new Headers();
  for (const list of lists) {
    for (const [name, value] of Object.entries(list)) if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Why a connection broke. */
interface Cause {
  /** The platform's code, such as `ECONNRESET`; empty where it gives none. */
  readonly code: string;
  readonly message: string;
}

/** What `fetch` throws says "fetch failed" and hides the reason in its causes; this is the reason. */
function causeOf(error: unknown): Cause {
  let innermost = error;
  // Bounded, for a chain that runs in a circle.
  for (let depth = 0; depth < 5 && innermost instanceof Error && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  const code = codeOf(innermost);
  const message = textOf(innermost);
  if (message.includes(code)) return { code, message: message || 'unknown cause' };
  return { code, message: message === '' ? code : `${message} (${code})` };
}

/** A `DOMException` has a number in its place. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
