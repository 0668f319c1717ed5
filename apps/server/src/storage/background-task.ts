import { setTimeout } from 'node:timers/promises';

/**
 * Does work again and again.
 *
 * @param work resolves to the milliseconds until it is to be done again.
 * @param onFailure is told of what went wrong, and resolves in the same way.
 * @returns ends it.
 */
export function inBackground(work: () => Promise<number>, onFailure: (error: unknown) => number): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const workOn = async () => {
    while (!signal.aborted) {
      const pauseMs = await work().catch((error: unknown) => (signal.aborted ? 0 : onFailure(error)));
      // An aborted pause ends the loop, not with an error.
      await setTimeout(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  void workOn();
  return () => controller.abort();
}
