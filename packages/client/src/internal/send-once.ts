import { CallError } from '../errors/call-error.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-errors.ts';
import { aborted } from './aborted.ts';
import { type Attempt, callContext } from './call-context.ts';
import { causeOf } from './cause-of.ts';
import { effectUnknownAfterBreak } from './effect.ts';
import type { PreparedRequest } from './prepare-request.ts';
import type { ResolvedOptions } from './resolve-options.ts';
import { type Answer, send } from './transport.ts';

/** What bounds one attempt, and what it adds to the request. */
export interface AttemptOptions {
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
