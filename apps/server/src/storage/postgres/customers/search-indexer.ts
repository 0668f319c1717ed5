import { type Kysely, sql, type Transaction } from 'kysely';
import { runInBackground } from '../../../core/background-task.ts';
import type { Tables } from '../../sql/tables.ts';
import { schemaNumber } from '../connection/advisory-locks.ts';
import { inTransaction } from '../connection/transaction.ts';
import { ensureStatistics, searchIndexQueue } from './search-index.ts';

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
  const entries = await nextEntries(db);
  if (entries.length === 0) return { hasMore: false };
  return inTransaction(db, async (transaction) => {
    if (!(await tryIndexerLock(transaction))) return { hasMore: false };
    // Safe: a crash loses the whole transaction or nothing, and the queue goes with it.
    await sql`set local synchronous_commit = off`.execute(transaction);
    let indexed = 0;
    for (const [tenantId, numbers] of numbersByTenant(entries)) {
      const ids = await takeEntries(transaction, tenantId, numbers);
      await insertTexts(transaction, tenantId, ids);
      indexed += ids.length;
    }
    return { hasMore: indexed > 0 };
  });
}

/** The size of the backlog, over all tenants. */
export async function countUnindexed(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(ids)), 0)::bigint as count from ${searchIndexQueue}`.execute(db);
  return rows[0]?.count ?? 0;
}

interface QueueEntry {
  readonly tenant_id: string;
  readonly number: number;
}

async function nextEntries(db: Kysely<Tables>): Promise<readonly QueueEntry[]> {
  const { rows } = await sql<QueueEntry>`
    select tenant_id, number from (
      select tenant_id, number, sum(size) over (order by tenant_id, number) - size as before from (
        select tenant_id, number, cardinality(ids) as size from ${searchIndexQueue}
        order by tenant_id, number limit ${entriesMax}
      ) as first
    ) as entries
    where before < ${batchSize}
    order by tenant_id, number`.execute(db);
  return rows;
}

function numbersByTenant(entries: readonly QueueEntry[]): ReadonlyMap<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const { tenant_id, number } of entries) numbers.set(tenant_id, [...(numbers.get(tenant_id) ?? []), number]);
  return numbers;
}

async function tryIndexerLock(transaction: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${indexerLock}::bigint + ${schemaNumber}) as locked`.execute(transaction);
  return rows[0]?.locked === true;
}

/**
 * Removes entries of one tenant from the queue, and the texts of their customers.
 *
 * Here and below, each limit forces one look-up for each customer: the planner may expect that the tenant has only a
 * few, and would read all of them.
 *
 * @returns the ids of the customers.
 */
async function takeEntries(
  transaction: Transaction<Tables>,
  tenantId: string,
  numbers: readonly number[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with taken as (
      delete from ${searchIndexQueue} where tenant_id = ${tenantId} and ctid = any (array(
        select entry.ctid from unnest(${numbers}::bigint[]) as given (number), lateral (
          select ctid from ${searchIndexQueue} where tenant_id = ${tenantId} and number = given.number limit 1
        ) as entry
      ))
      returning ids
    ), given as (
      select distinct unnest(ids) as id from taken
    ), removed as (
      delete from customer_search where tenant_id = ${tenantId} and ctid = any (array(
        select text.ctid from given, lateral (
          select ctid from customer_search where tenant_id = ${tenantId} and id = given.id limit 1
        ) as text
      ))
    )
    select id from given`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** Runs after the queue was read, so that it sees the texts of the transactions that queued the customers, or newer. */
async function insertTexts(transaction: Transaction<Tables>, tenantId: string, ids: readonly string[]): Promise<void> {
  // With the tenant of the row, not the parameter, Citus runs the whole statement on the node that has the customers.
  await sql`
    insert into customer_search (tenant_id, id, search_text)
    select current.tenant_id, current.id, current.search_text from unnest(${ids}::text[]) as given (id), lateral (
      select tenant_id, id, search_text from customers where tenant_id = ${tenantId} and id = given.id limit 1
    ) as current`.execute(transaction);
}
