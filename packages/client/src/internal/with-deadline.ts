/** Thrown where a piece of work was ended from this side. */
export class Interruption {
  /** Whether the time was up or the caller's signal ended the work. */
  readonly kind: 'timeout' | 'abort';
  /** Whether the work had begun. */
  readonly started: boolean;
  /** The reason of the caller's signal. */
  readonly reason: unknown;

  constructor(kind: 'timeout' | 'abort', started: boolean, reason?: unknown) {
    this.kind = kind;
    this.started = started;
    this.reason = reason;
  }
}

/**
 * Runs a piece of work until `timeoutMs` have passed or the caller's signal ends it, also where the work does not heed
 * the signal that it is given.
 *
 * Not made of `AbortSignal.any` and `AbortSignal.timeout`: those stay attached to the caller's signal, which may outlive
 * a million pieces of work.
 *
 * @throws {Interruption} or what the work throws.
 */
export async function withDeadline<T>(
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new Interruption('abort', false, signal.reason);
  const controller = new AbortController();
  let interrupt = (_: Interruption): void => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = (interruption) => {
      reject(interruption);
      controller.abort();
    };
  });
  const onAbort = (): void => interrupt(new Interruption('abort', true, signal?.reason));
  const timer = setTimeout(() => interrupt(new Interruption('timeout', true)), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([interrupted, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
