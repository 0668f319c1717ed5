import type { CallError } from '../errors/call-error.js';
import { AbortedError, ConnectionError, TimeoutError } from '../errors/connection-errors.js';
import type { AnyCall } from './call.js';
import { callContext } from './call-context.js';
import { causeText } from './cause-text.js';
import type { PreparedRequest } from './prepare-request.js';
import type { Answer, Transport } from './transport.js';
import { Interruption, withDeadline } from './with-deadline.js';

/** What bounds one attempt, and what it adds to the request. */
export interface AttemptOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a request once and reads the answer whole, whatever it says.
 *
 * @throws {ConnectionError}, {@link TimeoutError} or {@link AbortedError} where no whole answer came.
 */
export async function attempt(
  transport: Transport,
  call: AnyCall,
  request: PreparedRequest,
  options: AttemptOptions,
): Promise<Answer> {
  try {
    return await withDeadline(options, (signal) => transport.send(request, options.headers, signal));
  } catch (cause) {
    throw attemptError(cause, call, options.timeoutMs);
  }
}

function attemptError(cause: unknown, call: AnyCall, timeoutMs: number): CallError {
  const context = callContext(call);
  if (!(cause instanceof Interruption))
    return new ConnectionError(`No answer: ${causeText(cause)}`, context, { cause });
  if (cause.kind === 'timeout') return new TimeoutError(`No answer within ${timeoutMs} ms`, context);
  return new AbortedError('Aborted by the caller', context, { cause: cause.reason });
}
