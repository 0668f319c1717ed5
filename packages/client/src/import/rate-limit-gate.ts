import { ApiError } from '../api-errors.ts';
import type { Clock } from '../core/clock.ts';
import type { CallError } from '../errors.ts';
import type { CallOverrides } from '../transport.ts';

/** The most 429s in a row for one request: about a minute and a half, unless the server asks for longer waits. */
const RATE_LIMIT_RETRIES_MAX = 20;

/** When the server asks one request to wait, all requests wait. No attempt is started after `waitSignal` is aborted. */
export function waitingTogether(clock: Clock, waitSignal?: AbortSignal): CallOverrides {
  const gate = new RateLimitGate(clock);
  return {
    beforeAttempt: (signal) => gate.pass(signal),
    onRetry: (error, delayMs) => {
      if (asksToWait(error)) gate.closeFor(delayMs);
    },
    waitSignal,
    maxRateLimitRetries: RATE_LIMIT_RETRIES_MAX,
  };
}

/** Whether an error concerns all requests alike: too many of them, or a server that says when it will be back. */
function asksToWait(error: CallError): boolean {
  return error instanceof ApiError && (error.status === 429 || error.retryAfterMs !== null);
}

/** Delays all requests that share it while it is closed. */
class RateLimitGate {
  readonly #clock: Clock;
  #closedUntil = 0;
  /** One wait for all: a hundred requests must not add a hundred listeners to the signal. */
  #opening: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  closeFor(ms: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + ms);
  }

  /** Resolves when the gate is open, or rejects with the signal's reason. All callers pass the same signal. */
  async pass(signal: AbortSignal | undefined): Promise<void> {
    if (this.#remainingMs() <= 0) return;
    this.#opening ??= this.#untilOpen(signal).finally(() => (this.#opening = undefined));
    await this.#opening;
  }

  async #untilOpen(signal: AbortSignal | undefined): Promise<void> {
    // In a loop, as the gate may have been closed for longer meanwhile.
    for (let ms = this.#remainingMs(); ms > 0; ms = this.#remainingMs()) await this.#clock.sleep(ms, signal);
  }

  #remainingMs(): number {
    return this.#closedUntil - this.#clock.now();
  }
}
