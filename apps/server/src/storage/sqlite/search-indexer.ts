import { type Kysely, sql } from 'kysely';
import { runInBackground } from '../../core/background-task.ts';
import type { Tables } from '../sql/tables.ts';
import { inTransaction } from './transaction.ts';

const idleMs = 250;
const busyMs = 250;
const betweenBatchesMs = 5;
const waitedMsMax = 2;

/**
 * Works off the search index backlog: at full speed while the database is otherwise idle, else so slowly that requests
 * are not affected.
 *
 * @param onFailure called with each error; the indexer continues after a pause.
 * @returns a function that stops it.
 */
export function runSearchIndexer(db: Kysely<Tables>, onFailure: (error: unknown) => void): () => void {
  let newestBefore: number | undefined;
  const indexNext = async () => {
    const batch = await indexBatch(db);
    const pauseMs = pauseAfter(batch, newestBefore);
    newestBefore = batch.newest;
    return pauseMs;
  };
  return runInBackground(indexNext, (error) => {
    onFailure(error);
    return idleMs;
  });
}

/**
 * Milliseconds until the next batch.
 *
 * @param newestBefore the newest customer at the batch before.
 */
export function pauseAfter({ hasMore, waitedMs, newest }: IndexedBatch, newestBefore: number | undefined): number {
  if (!hasMore) return idleMs;
  return waitedMs > waitedMsMax || newest !== newestBefore ? busyMs : betweenBatchesMs;
}

export interface IndexedBatch {
  /** Whether the backlog may have more customers. */
  readonly hasMore: boolean;
  /** Milliseconds of waiting for other work on the database. */
  readonly waitedMs: number;
  /** The number of the newest customer. */
  readonly newest: number;
}

// A request that arrives meanwhile waits for a batch: some milliseconds.
const batchSize = 250;

/** Counts the next customers of the backlog and adds them to the search index, in one transaction. */
export async function indexBatch(db: Kysely<Tables>): Promise<IndexedBatch> {
  const { newest, indexedTo } = await readBacklog(db);
  if (newest <= indexedTo) return { hasMore: false, waitedMs: 0, newest };
  const startedAt = performance.now();
  return inTransaction(db, async (transaction) => {
    const waitedMs = performance.now() - startedAt;
    const { rows } = await sql<{ number: number }>`
      select number from customers where ${isUnindexed} order by number limit ${batchSize}`.execute(transaction);
    const last = rows.at(-1);
    if (last) await indexUpTo(transaction, last.number);
    return { hasMore: rows.length === batchSize, waitedMs, newest };
  });
}

/** The size of the backlog, at most: deleted customers are included, so that none has to be read. */
export async function countUnindexed(db: Kysely<Tables>): Promise<number> {
  const { newest, indexedTo } = await readBacklog(db);
  return Math.max(0, newest - indexedTo);
}

/** The condition that a customer is in the backlog: not yet counted, and not yet in the index. */
export const isUnindexed = sql<boolean>`number > (select digested_to from customer_digest)`;

/** The numbers of the newest customer and of the last indexed one, between which the backlog lies. */
async function readBacklog(db: Kysely<Tables>): Promise<{ newest: number; indexedTo: number }> {
  const { rows } = await sql<{ newest: number; indexedTo: number }>`
    select coalesce((select max(number) from customers), 0) as newest, digested_to as indexedTo
    from customer_digest`.execute(db);
  return rows[0] ?? { newest: 0, indexedTo: 0 };
}

async function indexUpTo(transaction: Kysely<Tables>, last: number): Promise<void> {
  const next = sql`${isUnindexed} and number <= ${last}`;
  await sql`
    insert into customer_counts
    select tenant_id, archived_at is not null, customer_type, count(*) from customers where ${next} group by 1, 2, 3
    on conflict do update set count = count + excluded.count`.execute(transaction);
  await sql`
    insert into customer_search (rowid, search_text)
    select number, search_text from customers where ${next}`.execute(transaction);
  await sql`update customer_digest set digested_to = ${last}`.execute(transaction);
}
