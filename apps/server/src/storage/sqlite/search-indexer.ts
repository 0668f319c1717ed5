import { type Kysely, sql } from 'kysely';
import { inBackground } from '../background-task.ts';
import type { Tables } from '../sql/tables.ts';
import { inTransaction } from './transaction.ts';

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

/** What {@link digestCustomers} has done. */
export interface Digested {
  /** Whether there are more customers to digest. */
  readonly unfinished: boolean;
  /** Milliseconds that it has waited for others to leave the database. */
  readonly waitedMs: number;
  /** The number of the newest customer. */
  readonly newest: number;
}

// A request that comes meanwhile waits for these: some milliseconds.
const customersMax = 250;

/** Counts the next customers and puts them into the search index, in one transaction. */
export async function digestCustomers(db: Kysely<Tables>): Promise<Digested> {
  const { newest, digestedTo } = await readState(db);
  if (newest <= digestedTo) return { unfinished: false, waitedMs: 0, newest };
  const asked = performance.now();
  return inTransaction(db, async (transaction) => {
    const waitedMs = performance.now() - asked;
    const { rows } = await sql<{ number: number }>`
      select number from customers where ${isUndigested} order by number limit ${customersMax}`.execute(transaction);
    const last = rows.at(-1);
    if (last) await digestUpTo(transaction, last.number);
    return { unfinished: rows.length === customersMax, waitedMs, newest };
  });
}

/** How many customers are not digested, at most: those that are deleted again count too, which saves counting. */
export async function countUndigested(db: Kysely<Tables>): Promise<number> {
  const { newest, digestedTo } = await readState(db);
  return Math.max(0, newest - digestedTo);
}

/** The condition that a customer is neither counted nor in the index yet. */
export const isUndigested = sql<boolean>`number > (select digested_to from customer_digest)`;

/** The numbers of the newest customer and of the last one that is digested. */
async function readState(db: Kysely<Tables>): Promise<{ newest: number; digestedTo: number }> {
  const { rows } = await sql<{ newest: number; digestedTo: number }>`
    select coalesce((select max(number) from customers), 0) as newest, digested_to as digestedTo
    from customer_digest`.execute(db);
  return rows[0] ?? { newest: 0, digestedTo: 0 };
}

async function digestUpTo(transaction: Kysely<Tables>, last: number): Promise<void> {
  const next = sql`${isUndigested} and number <= ${last}`;
  await sql`
    insert into customer_counts
    select tenant_id, archived_at is not null, customer_type, count(*) from customers where ${next} group by 1, 2, 3
    on conflict do update set count = count + excluded.count`.execute(transaction);
  await sql`
    insert into customer_search (rowid, search_text)
    select number, search_text from customers where ${next}`.execute(transaction);
  await sql`update customer_digest set digested_to = ${last}`.execute(transaction);
}
