import type { CallError } from '../errors.ts';
import type { Hooks, Logger, RequestEvent } from '../options.ts';
import { type Attempt, requestIdOf } from './call.ts';

/** The hooks and the logger of a client. */
export interface Watchers {
  readonly hooks: Hooks;
  readonly logger: Logger | undefined;
}

/** Reports attempts, responses and retries to hooks and logger. Neither can disturb a call. */
export class Observer {
  readonly #watchers: Watchers;

  constructor(watchers: Watchers) {
    this.#watchers = watchers;
  }

  request(attempt: Attempt): void {
    const event = requestEvent(attempt);
    this.#notify(() => this.#watchers.hooks.onRequest?.(event));
    this.#notify(() => this.#watchers.logger?.debug(`${title(event)} sent`, event));
  }

  response(
    attempt: Attempt,
    response: { readonly status: number; readonly headers: Headers },
    durationMs: number,
  ): void {
    const { status } = response;
    const event = { ...requestEvent(attempt), status, requestId: requestIdOf(response), durationMs };
    this.#notify(() => this.#watchers.hooks.onResponse?.(event));
    this.#notify(() => this.#watchers.logger?.debug(`${title(event)} answered ${status}`, event));
  }

  retry(attempt: Attempt, error: CallError, delayMs: number): void {
    const event = { ...requestEvent(attempt), error, delayMs };
    this.#notify(() => this.#watchers.hooks.onRetry?.(event));
    // Only the message: the error holds the body of the response, which may contain a customer.
    this.#notify(() =>
      this.#watchers.logger?.warn(`${title(event)} is tried again`, { ...event, error: error.message }),
    );
  }

  /** An error of a hook, thrown or as a rejection, must not turn a created customer into a failure. */
  async #notify(watcher: () => unknown): Promise<void> {
    try {
      await watcher();
    } catch (error) {
      try {
        this.#watchers.logger?.error('A hook or the logger has thrown', { error });
      } catch {
        // There is nowhere to report a logger that throws.
      }
    }
  }
}

function requestEvent({ call: { operation, method, path }, number }: Attempt): RequestEvent {
  return { operation, method, path, attempt: number };
}

function title({ method, path }: RequestEvent): string {
  return `${method} ${path}`;
}
