import { type Hooks, RateLimitError, type RetryEvent } from '@rollcall/client';
import { oneLine } from '../core/output.ts';

/** Says once that a server does not answer, while the SDK sends requests again. Too many requests are no outage. */
export class OutageNotice {
  #isSaid = false;
  /** Prints a line; set when there is something to print on. */
  say: (line: string) => void = () => undefined;

  /** For the client that sends the requests. */
  readonly hooks: Hooks = {
    onRetry: (event) => this.#retry(event),
    onResponse: ({ status }) => {
      if (status < 500) this.#isSaid = false;
    },
  };

  #retry({ error }: RetryEvent): void {
    if (this.#isSaid || error instanceof RateLimitError) return;
    this.#isSaid = true;
    this.say(`${oneLine(error.message)}. Trying again.`);
  }
}
