import { setTimeout } from 'node:timers/promises';

/**
 * Runs a task again and again.
 *
 * @param task resolves to the milliseconds until its next run.
 * @param onFailure called with the error of a run; returns the milliseconds until the next one.
 * @returns a function that ends it.
 */
export function runInBackground(task: () => Promise<number>, onFailure: (error: unknown) => number): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const loop = async () => {
    while (!signal.aborted) {
      const pauseMs = await task().catch((error: unknown) => (signal.aborted ? 0 : onFailure(error)));
      // An aborted pause ends the loop, not with an error.
      await setTimeout(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  void loop();
  return () => controller.abort();
}

const hourMs = 60 * 60 * 1000;

/**
 * Runs a task now and every hour. After a failure, the next hour tries again.
 *
 * @returns a function that ends it.
 */
export function runHourly(task: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  const run = async () => {
    await task().catch(onFailure);
    return hourMs;
  };
  return runInBackground(run, () => hourMs);
}
