import { type Kysely, sql, type Transaction } from 'kysely';
import { runInBackground } from '../background-task.ts';
import type { Tables } from '../sql/tables.ts';
import { ensureStatistics, searchIndexQueue } from './search-index.ts';
import { inTransaction } from './transaction.ts';

const idleMs = 500;
// While the database is away, it is tried, and its error logged, no more often than this.
const failedMs = 2_000;
const betweenBatchesMs = 5;
// While others write, the indexer uses 2 % of one processor.
const busyShare = 0.02;

/**
 * Works off the search index backlog: at full speed while there are no other writes, else so slowly that requests are
 * not affected. When the backlog is empty, makes sure that the planner has statistics.
 *
 * @param onFailure called with each error; the indexer continues after a pause.
 * @returns a function that stops it.
 */
export function runSearchIndexer(db: Kysely<Tables>, onFailure: (error: unknown) => void): () => void {
  let queuedBefore: number | undefined;
  let hasStatistics = false;
  const indexNext = async () => {
    const queued = await lastQueued(db);
    const isBusy = queued !== queuedBefore;
    queuedBefore = queued;
    const startedAt = performance.now();
    const { hasMore } = await indexBatch(db);
    const tookMs = performance.now() - startedAt;
    if (!hasMore) {
      if (!hasStatistics) hasStatistics = await ensureStatistics(db);
      return idleMs;
    }
    return isBusy ? Math.max(idleMs, tookMs / busyShare) : betweenBatchesMs;
  };
  return runInBackground(indexNext, (error) => {
    onFailure(error);
    return failedMs;
  });
}

/** The last number of the queue. A sequence shows it before the transaction commits. */
async function lastQueued(db: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select last_value as number from customers_to_digest_number_seq`.execute(db);
  return rows[0]?.number;
}

export interface IndexedBatch {
  /** Whether the backlog may have more customers. */
  readonly hasMore: boolean;
}

interface QueueEntry {
  readonly tenant_id: string;
  readonly ids: readonly string[];
}

const batchSize = 500;
// Read from the queue at a time.
const entriesMax = 100;
/** Held by the process that indexes. Any number that no other process on the database uses. */
export const indexerLock = 7_346_121_906;

/**
 * Removes the next customers from the queue and writes their search texts, as they are now, to the search index, in one
 * transaction. Only one process at a time does so: a second one could overwrite a newer text with an older one.
 */
export async function indexBatch(db: Kysely<Tables>): Promise<IndexedBatch> {
  if (await isQueueEmpty(db)) return { hasMore: false };
  return inTransaction(db, async (transaction) => {
    if (!(await tryIndexerLock(transaction))) return { hasMore: false };
    // Safe: a crash loses the whole transaction or nothing, and the queue goes with it.
    await sql`set local synchronous_commit = off`.execute(transaction);
    const entries = await takeEntries(transaction);
    await replaceTexts(transaction, entries);
    return { hasMore: entries.length > 0 };
  });
}

/** The size of the backlog, over all tenants. */
export async function countUnindexed(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(ids)), 0)::bigint as count from ${searchIndexQueue}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function isQueueEmpty(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from ${searchIndexQueue} limit 1`.execute(db);
  return rows.length === 0;
}

async function tryIndexerLock(transaction: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${indexerLock}::bigint) as locked`.execute(transaction);
  return rows[0]?.locked === true;
}

async function takeEntries(transaction: Transaction<Tables>): Promise<readonly QueueEntry[]> {
  const { rows } = await sql<QueueEntry>`
    delete from ${searchIndexQueue} where (tenant_id, number) in (
      select tenant_id, number from (
        select tenant_id, number, sum(cardinality(ids)) over (order by tenant_id, number) - cardinality(ids) as before
        from (select * from ${searchIndexQueue} order by tenant_id, number limit ${entriesMax}) as first
      ) as entries
      where before < ${batchSize}
    )
    returning tenant_id, ids`.execute(transaction);
  return rows;
}

/** Runs after the queue was read, so that it sees the texts of the transactions that queued the customers, or newer. */
async function replaceTexts(transaction: Transaction<Tables>, entries: readonly QueueEntry[]): Promise<void> {
  const tenantIds = entries.flatMap(({ tenant_id, ids }) => ids.map(() => tenant_id));
  const ids = entries.flatMap((entry) => entry.ids);
  const given = sql`(select distinct * from unnest(${tenantIds}::text[], ${ids}::text[]) as given (tenant_id, id)) as given`;
  await sql`
    delete from customer_search using ${given}
    where customer_search.tenant_id = given.tenant_id and customer_search.id = given.id`.execute(transaction);
  // The limit forces one look-up for each: the planner may expect only a few customers.
  await sql`
    insert into customer_search (tenant_id, id, search_text)
    select given.tenant_id, given.id, current.search_text from ${given}, lateral (
      select search_text from customers where tenant_id = given.tenant_id and id = given.id limit 1
    ) as current`.execute(transaction);
}
