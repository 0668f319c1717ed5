import type { Kysely } from 'kysely';
import { inBackground } from '../in-background.ts';
import type { Tables } from '../tables.ts';
import { type Digested, digestCustomers } from './digest-customers.ts';

const idleMs = 250;
const busyMs = 250;
const betweenMs = 5;
const waitedMsMax = 2;

/**
 * Digests customers as they come, at full speed while no others come and nobody keeps the database busy, and else so
 * slowly that nobody notices.
 *
 * @param onFailure is told of what went wrong; it goes on after a while.
 * @returns ends it.
 */
export function keepDigesting(db: Kysely<Tables>, onFailure: (error: unknown) => void): () => void {
  let newestBefore: number | undefined;
  const digest = async () => {
    const digested = await digestCustomers(db);
    const pauseMs = pauseAfter(digested, newestBefore);
    newestBefore = digested.newest;
    return pauseMs;
  };
  return inBackground(digest, (error) => {
    onFailure(error);
    return idleMs;
  });
}

/** @param newestBefore the newest customer of the last look. */
export function pauseAfter({ unfinished, waitedMs, newest }: Digested, newestBefore: number | undefined): number {
  if (!unfinished) return idleMs;
  return waitedMs > waitedMsMax || newest !== newestBefore ? busyMs : betweenMs;
}
