import type { CallError } from '../errors/call-error.js';
import { ConnectionError, TimeoutError } from '../errors/connection-errors.js';
import { aborted } from './aborted.js';
import type { AnyCall } from './call.js';
import { callContext, type Progress } from './call-context.js';
import { causeCode, causeText } from './cause-text.js';
import { effectUnknownAfterBreak } from './effect.js';
import type { PreparedRequest } from './prepare-request.js';
import type { ResolvedOptions } from './resolve-options.js';
import { type Answer, send } from './transport.js';
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
 * @throws {ConnectionError}, {@link TimeoutError} or AbortedError where no whole answer came.
 */
export async function sendOnce(
  client: ResolvedOptions,
  call: AnyCall,
  request: PreparedRequest,
  options: AttemptOptions,
  progress: Progress,
): Promise<Answer> {
  try {
    return await withDeadline(options, (signal) => send(client, request, options.headers, signal));
  } catch (cause) {
    if (cause instanceof Interruption) throw interruptionError(cause, call, options, progress);
    const context = callContext(call, progress, { effectUnknown: effectUnknownAfterBreak(causeCode(cause)) });
    throw new ConnectionError(`No answer: ${causeText(cause)}`, context, { cause });
  }
}

function interruptionError(
  { kind, started, reason }: Interruption,
  call: AnyCall,
  { timeoutMs }: AttemptOptions,
  progress: Progress,
): CallError {
  if (kind === 'abort') return aborted(call, progress, started, reason);
  return new TimeoutError(`No answer within ${timeoutMs} ms`, callContext(call, progress, { effectUnknown: true }));
}
