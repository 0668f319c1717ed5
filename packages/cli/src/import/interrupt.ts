import process from 'node:process';
import { type ExitCode, exitCodes } from '../core/errors.ts';

/** Ctrl-C and SIGTERM: the first one asks to come to an end, the second one is the end. */
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

  /** Aborted by the first one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What to end with; `null` without an interrupt. */
  get exitCode(): ExitCode | null {
    return this.#exitCode;
  }

  /** From now on the signals do what they do by themselves. */
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
