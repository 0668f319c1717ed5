import process from 'node:process';
import { type ExitCode, exitCodeOfSignal } from '../core/errors.ts';

/** Requests in progress have so long to end after the first signal. Docker kills a container after 10 seconds. */
const GRACE_MS = 4_000;

/**
 * Handles Ctrl-C and SIGTERM. The first signal asks the import to start nothing more, and ends the requests in progress
 * after {@link GRACE_MS}; the second one ends the process.
 */
export class Interrupt {
  readonly #draining = new AbortController();
  readonly #ending = new AbortController();
  readonly #onFirst: () => void;
  readonly #onSecond: () => void;
  #exitCode: ExitCode | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(onFirst: () => void, onSecond: () => void) {
    this.#onFirst = onFirst;
    this.#onSecond = onSecond;
    process.on('SIGINT', this.#onSignal).on('SIGTERM', this.#onSignal);
  }

  /** Aborted by the first signal: no request may be started. */
  get draining(): AbortSignal {
    return this.#draining.signal;
  }

  /** Aborted when the requests in progress have to end. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** The exit code of the process; `null` without a signal. */
  get exitCode(): ExitCode | null {
    return this.#exitCode;
  }

  /** Restores the default effect of the signals. */
  stopListening(): void {
    clearTimeout(this.#timer);
    process.off('SIGINT', this.#onSignal).off('SIGTERM', this.#onSignal);
  }

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const exitCode = exitCodeOfSignal(signal);
    if (this.#exitCode !== null) {
      this.#onSecond();
      process.exit(exitCode);
    }
    this.#exitCode = exitCode;
    this.#onFirst();
    this.#timer = setTimeout(() => this.#ending.abort(), GRACE_MS);
    this.#draining.abort();
  };
}
