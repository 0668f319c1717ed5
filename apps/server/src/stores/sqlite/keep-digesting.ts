import type { Kysely } from 'kysely';
import { inBackground } from '../in-background.js';
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
  const digest = async () => pauseAfter(await digestCustomers(db));
  return inBackground(digest, (error) => {
    onFailure(error);
    return idleMs;
  });
}

function pauseAfter({ unfinished, waitedMs }: Digested): number {
  if (!unfinished) return idleMs;
  return waitedMs > waitedMsMax ? busyMs : betweenMs;
}
