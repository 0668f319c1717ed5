import { onAbort } from './signals.ts';

/** Time and randomness: a port, so that tests control both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stopWatching = onAbort(signal, () => {
        stopWatching();
        clearTimeout(timer);
        reject(signal?.reason);
      });
      const timer = setTimeout(() => {
        stopWatching();
        resolve();
      }, ms);
    }),
};
