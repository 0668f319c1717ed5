import type { CallError } from '../errors/call-error.js';
import type { Hooks, Logger, RequestEvent } from '../hooks.js';
import type { AnyCall } from './call.js';

/** Tells hooks and logger what happens. Neither can disturb a call. */
export class Observer {
  readonly #hooks: Hooks;
  readonly #logger: Logger | undefined;

  constructor(hooks: Hooks, logger: Logger | undefined) {
    this.#hooks = hooks;
    this.#logger = logger;
  }

  request(call: AnyCall, attempt: number): void {
    const event = requestEvent(call, attempt);
    this.#tell(() => this.#hooks.onRequest?.(event));
    this.#tell(() => this.#logger?.debug(`${title(call)} sent`, event));
  }

  response(call: AnyCall, attempt: number, { status, headers }: Response, durationMs: number): void {
    const event = { ...requestEvent(call, attempt), status, requestId: headers.get('x-request-id'), durationMs };
    this.#tell(() => this.#hooks.onResponse?.(event));
    this.#tell(() => this.#logger?.debug(`${title(call)} answered ${status}`, event));
  }

  retry(call: AnyCall, error: CallError, attempt: number, delayMs: number): void {
    const event = { ...requestEvent(call, attempt), error, delayMs };
    this.#tell(() => this.#hooks.onRetry?.(event));
    // The message alone: the error holds the body of the answer, which may hold a customer.
    this.#tell(() => this.#logger?.warn(`${title(call)} is tried again`, { ...event, error: error.message }));
  }

  /** What a hook throws, now or as a promise, must not turn a customer that was created into a failure. */
  #tell(watcher: () => unknown): void {
    try {
      Promise.resolve(watcher()).catch((error: unknown) => this.#report(error));
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    try {
      this.#logger?.error('A hook or the logger has thrown', { error });
    } catch {
      // A logger that throws cannot be told so.
    }
  }
}

function requestEvent({ operation, method, path }: AnyCall, attempt: number): RequestEvent {
  return { operation, method, path, attempt };
}

function title({ method, path }: AnyCall): string {
  return `${method} ${path}`;
}
