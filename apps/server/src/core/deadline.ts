import { DomainError, internalError } from './errors.ts';

/** The end of the time in which a request must be answered. */
export class Deadline {
  readonly #ms: number;
  readonly #endsAt: number;

  /** @param ms from now. */
  constructor(ms: number) {
    this.#ms = ms;
    this.#endsAt = performance.now() + ms;
  }

  /**
   * To be called within long work, where nothing was changed yet or everything can be rolled back.
   *
   * @throws DomainError `service_unavailable` after the deadline.
   */
  check(): void {
    if (performance.now() >= this.#endsAt) throw this.#exceeded();
  }

  /**
   * Waits for work until the deadline. Work that writes gets half as much time again, to roll back.
   *
   * @throws DomainError after that: `service_unavailable` if the work only reads, else `internal_error`, since it may
   * still take effect.
   */
  async wait<Result>(work: Promise<Result>, { isRead }: { readonly isRead: boolean }): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const ms = isRead ? this.#ms : this.#ms * 1.5;
    const timeout = new Promise<never>((_, reject) => {
      const fail = () => reject(isRead ? this.#exceeded() : internalError(`no answer after ${ms} ms`));
      timer = setTimeout(fail, ms);
    });
    return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
  }

  #exceeded(): DomainError {
    return new DomainError('service_unavailable', 'The request took too long and was abandoned; it had no effect', {
      internal: `no answer after ${this.#ms} ms`,
    });
  }
}
