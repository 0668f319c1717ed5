import type { CallError } from '../errors.ts';
import type { Hooks, Logger, RequestEvent } from '../options.ts';
import { type Attempt, requestIdOf } from './call.ts';

/** Who wants to be told. */
export interface Watchers {
  readonly hooks: Hooks;
  readonly logger: Logger | undefined;
}

/** Tells hooks and logger what happens. Neither can disturb a call. */
export class Observer {
  readonly #watchers: Watchers;

  constructor(watchers: Watchers) {
    this.#watchers = watchers;
  }

  request(attempt: Attempt): void {
    const event = requestEvent(attempt);
    this.#tell(() => this.#watchers.hooks.onRequest?.(event));
    this.#tell(() => this.#watchers.logger?.debug(`${title(event)} sent`, event));
  }

  response(attempt: Attempt, response: Response, durationMs: number): void {
    const { status } = response;
    const event = { ...requestEvent(attempt), status, requestId: requestIdOf(response), durationMs };
    this.#tell(() => this.#watchers.hooks.onResponse?.(event));
    this.#tell(() => this.#watchers.logger?.debug(`${title(event)} answered ${status}`, event));
  }

  retry(attempt: Attempt, error: CallError, delayMs: number): void {
    const event = { ...requestEvent(attempt), error, delayMs };
    this.#tell(() => this.#watchers.hooks.onRetry?.(event));
    // The message alone: the error holds the body of the answer, which may hold a customer.
    this.#tell(() => this.#watchers.logger?.warn(`${title(event)} is tried again`, { ...event, error: error.message }));
  }

  /** What a hook throws, now or as a promise, must not turn a customer that was created into a failure. */
  async #tell(watcher: () => unknown): Promise<void> {
    try {
      await watcher();
    } catch (error) {
      try {
        this.#watchers.logger?.error('A hook or the logger has thrown', { error });
      } catch {
        // A logger that throws cannot be told so.
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
