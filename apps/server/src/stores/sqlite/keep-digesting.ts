import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import { type Digested, digestCustomers } from './digest-customers.js';

const idleMs = 250;
const busyMs = 250;
const betweenMs = 5;
const waitedMsMax = 2;

/**
 * Digests customers as they come, at full speed while nobody else uses the database, and else so slowly that nobody
 * notices.
 *
 * @param onFailure is told of what went wrong; it goes on after a while.
 * @returns ends it.
 */
export function keepDigesting(db: Kysely<Tables>, onFailure: (error: unknown) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const work = async () => {
    while (!signal.aborted) {
      const pauseMs = await digestCustomers(db).then(pauseAfter, (error: unknown) => {
        if (!signal.aborted) onFailure(error);
        return idleMs;
      });
      // An aborted pause ends the loop, not with an error.
      await setTimeout(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  void work();
  return () => controller.abort();
}

function pauseAfter({ unfinished, waitedMs }: Digested): number {
  if (!unfinished) return idleMs;
  return waitedMs > waitedMsMax ? busyMs : betweenMs;
}
