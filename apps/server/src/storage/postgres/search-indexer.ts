import { type Kysely, sql, type Transaction } from 'kysely';
import { inBackground } from '../background-task.ts';
import type { Tables } from '../sql/tables.ts';
import { ensureStatistics } from './search-index.ts';
import { inTransaction } from './transaction.ts';

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

/** What {@link digestCustomers} has done. */
export interface Digested {
  /** Whether there are more customers to digest. */
  readonly unfinished: boolean;
}

interface Queued {
  readonly tenant_id: string;
  readonly ids: readonly string[];
}

const customersMax = 500;
// What one look at the queue reads.
const entriesMax = 100;
/** Whoever holds it digests. Any number that nobody else takes, in any process that uses the database. */
export const digestLock = 7_346_121_906;

/**
 * Takes the next customers out of the queue and puts their texts, as they are now, into the search index, in one
 * transaction. One process at a time does: another one could put a text in the place of a newer one.
 */
export async function digestCustomers(db: Kysely<Tables>): Promise<Digested> {
  if (!(await isAnyoneQueued(db))) return { unfinished: false };
  return inTransaction(db, async (transaction) => {
    if (!(await isFirst(transaction))) return { unfinished: false };
    // A crash takes all of it back or nothing.
    await sql`set local synchronous_commit = off`.execute(transaction);
    const queued = await takeNext(transaction);
    await replaceTexts(transaction, queued);
    return { unfinished: queued.length > 0 };
  });
}

/** How many customers, of all tenants, are in the queue. */
export async function countUndigested(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(ids)), 0)::bigint as count from customers_to_digest`.execute(db);
  return rows[0]?.count ?? 0;
}

async function isAnyoneQueued(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from customers_to_digest limit 1`.execute(db);
  return rows.length > 0;
}

async function isFirst(transaction: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${digestLock}::bigint) as locked`.execute(transaction);
  return rows[0]?.locked === true;
}

async function takeNext(transaction: Transaction<Tables>): Promise<readonly Queued[]> {
  const { rows } = await sql<Queued>`
    delete from customers_to_digest where (tenant_id, number) in (
      select tenant_id, number from (
        select tenant_id, number, sum(cardinality(ids)) over (order by tenant_id, number) - cardinality(ids) as before
        from (select * from customers_to_digest order by tenant_id, number limit ${entriesMax}) as first
      ) as entries
      where before < ${customersMax}
    )
    returning tenant_id, ids`.execute(transaction);
  return rows;
}

/** Reads after the queue was read, and so what those who have queued the customers have written, or newer. */
async function replaceTexts(transaction: Transaction<Tables>, queued: readonly Queued[]): Promise<void> {
  const tenantIds = queued.flatMap(({ tenant_id, ids }) => ids.map(() => tenant_id));
  const ids = queued.flatMap((entry) => entry.ids);
  const given = sql`(select distinct * from unnest(${tenantIds}::text[], ${ids}::text[]) as given (tenant_id, id)) as given`;
  await sql`
    delete from customer_search using ${given}
    where customer_search.tenant_id = given.tenant_id and customer_search.id = given.id`.execute(transaction);
  // One look-up for each: the planner may take the customers for few.
  await sql`
    insert into customer_search (tenant_id, id, search_text)
    select given.tenant_id, given.id, current.search_text from ${given}, lateral (
      select search_text from customers where tenant_id = given.tenant_id and id = given.id limit 1
    ) as current`.execute(transaction);
}
