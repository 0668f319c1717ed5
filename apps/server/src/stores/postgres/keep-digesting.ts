import { type Kysely, sql } from 'kysely';
import { inBackground } from '../in-background.ts';
import type { Tables } from '../tables.ts';
import { digestCustomers } from './digest-customers.ts';
import { ensureStatistics } from './ensure-statistics.ts';

const idleMs = 500;
// A database that is away is tried, and told of, no more often.
const failedMs = 2_000;
const betweenMs = 5;
// While others write, it takes a fiftieth of one processor.
const busyShare = 0.02;

/**
 * Digests customers as they come, at full speed while nobody writes, and else so slowly that nobody notices. When all are
 * digested, it sees to it that the planner knows of them.
 *
 * @param onFailure is told of what went wrong; it goes on after a while.
 * @returns ends it.
 */
export function keepDigesting(db: Kysely<Tables>, onFailure: (error: unknown) => void): () => void {
  let queuedBefore: number | undefined;
  let plannerKnows = false;
  const digest = async () => {
    const queued = await lastQueued(db);
    const begun = performance.now();
    const { unfinished } = await digestCustomers(db);
    const tookMs = performance.now() - begun;
    const isBusy = queued !== queuedBefore;
    queuedBefore = queued;
    if (!unfinished) {
      if (!plannerKnows) plannerKnows = await ensureStatistics(db);
      return idleMs;
    }
    return isBusy ? Math.max(idleMs, tookMs / busyShare) : betweenMs;
  };
  return inBackground(digest, (error) => {
    onFailure(error);
    return failedMs;
  });
}

/** The number that the queue gave last. A sequence does not wait for a commit to show it. */
async function lastQueued(db: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select last_value as number from customers_to_digest_number_seq`.execute(db);
  return rows[0]?.number;
}
