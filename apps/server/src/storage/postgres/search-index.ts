import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import type { Tables } from '../sql/tables.ts';
import { reasonOf } from './errors.ts';

/** The trigger without which no customer is queued for the index, and a search has to go through all. */
export const queueTrigger = 'queue_inserted_customers';

/**
 * Makes the search index, unless it is there or the database cannot have it, which is no reason not to start: a search
 * is right without it. Several processes may do it at once.
 *
 * @returns why there is none, in the words of the database.
 */
export async function ensureSearchIndex(db: Kysely<unknown>): Promise<string | undefined> {
  if ((await hasIndex(db)) && (await isQueueing(db))) return undefined;
  return db.transaction().execute(async (transaction) => {
    await sql`lock table customer_search in share row exclusive mode`.execute(transaction);
    const problem = await tryToCreateIndex(transaction);
    if (problem === undefined && !(await isQueueing(transaction))) await startQueueing(transaction);
    return problem;
  });
}

/** Whether customers are queued for the index, as the transaction or statement sees it. */
export async function isQueueing<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_trigger where tgrelid = 'customers'::regclass and tgname = ${queueTrigger}`.execute(db);
  return rows.length > 0;
}

async function hasIndex(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select 1 where to_regclass('customer_search_by_trigram') is not null`.execute(db);
  return rows.length > 0;
}

async function tryToCreateIndex(transaction: Transaction<unknown>): Promise<string | undefined> {
  await sql`savepoint index`.execute(transaction);
  try {
    await createIndex(transaction);
    return undefined;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    await sql`rollback to savepoint index`.execute(transaction);
    return reasonOf(error);
  }
}

/**
 * New texts are put aside and sorted in together. Every search goes through those that are not sorted in yet, so that
 * they are kept few.
 *
 * @see https://www.postgresql.org/docs/13/gin-implementation.html#GIN-FAST-UPDATE
 */
async function createIndex(transaction: Transaction<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(transaction);
  await sql`
    create index if not exists customer_search_by_trigram on customer_search
    using gin (search_text gin_trgm_ops) with (fastupdate = on, gin_pending_list_limit = 64)`.execute(transaction);
}

/** From this transaction on every customer is in the queue or in the table: nobody writes between the two statements. */
async function startQueueing(transaction: Transaction<unknown>): Promise<void> {
  await sql`
    create trigger ${sql.id(queueTrigger)} after insert on customers
    referencing new table as new_customers
    for each statement execute function queue_inserted_customers()`.execute(transaction);
  await sql`
    create trigger queue_deleted_customer after delete on customers
    for each row execute function queue_changed_customer()`.execute(transaction);
  await sql`
    create trigger queue_updated_customer after update on customers
    for each row when (old.search_text <> new.search_text) execute function queue_changed_customer()`.execute(
    transaction,
  );
  await sql`
    insert into customers_to_digest (tenant_id, ids)
    select tenant_id, array_agg(id) from (
      select tenant_id, id, row_number() over (order by tenant_id, id) / 100 as part from customers
    ) as parts
    group by tenant_id, part order by tenant_id, part`.execute(transaction);
}

const readTables = ['customers', 'customer_search'];

// To read all of fewer takes no longer than to look one up.
const customersMin = 1_000;

/**
 * Has PostgreSQL look at the tables for the first time, if nobody has. Until then it takes a tenant for the two hundredth
 * part of all customers, and goes through all of a large one to show the newest or to find one: 50 and 15 ms where there
 * are 100,000, which may have come in seconds. Autovacuum looks within a minute or two, where it is on, and keeps up from
 * then on.
 *
 * A role that does not own the tables may not, which is passed over with a warning of the database.
 *
 * @returns whether that is done with: there are customers enough.
 */
export async function ensureStatistics(db: Kysely<Tables>): Promise<boolean> {
  if (!(await hasMany(db))) return false;
  for (const table of await unknownTables(db)) await sql`analyze ${sql.table(table)}`.execute(db);
  return true;
}

async function hasMany(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from customers offset ${customersMin - 1} limit 1`.execute(db);
  return rows.length > 0;
}

async function unknownTables(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${readTables}::text[]) as read (name) where not exists (
      select 1 from pg_stats where schemaname = current_schema() and tablename = name
    )`.execute(db);
  return rows.map(({ name }) => name);
}
