import process from 'node:process';
import { type ExitCode, exitCodes } from '../core/errors.ts';

/** Handles Ctrl-C and SIGTERM: the first signal asks the import to finish, the second ends the process. */
export class Interrupt {
  readonly #controller = new AbortController();
  readonly #onFirst: () => void;
  readonly #onSecond: () => void;
  #exitCode: ExitCode | null = null;

  constructor(onFirst: () => void, onSecond: () => void) {
    this.#onFirst = onFirst;
    this.#onSecond = onSecond;
    process.on('SIGINT', this.#onSignal).on('SIGTERM', this.#onSignal);
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The exit code of the process; `null` without a signal. */
  get exitCode(): ExitCode | null {
    return this.#exitCode;
  }

  /** Restores the default effect of the signals. */
  stopListening(): void {
    process.off('SIGINT', this.#onSignal).off('SIGTERM', this.#onSignal);
  }

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const exitCode = signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated;
    if (this.#exitCode !== null) {
      this.#onSecond();
      process.exit(exitCode);
    }
    this.#exitCode = exitCode;
    this.#onFirst();
    this.#controller.abort();
  };
}
