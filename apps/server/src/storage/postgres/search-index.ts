import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import type { Tables } from '../sql/tables.ts';
import { reasonOf } from './errors.ts';

/** The backlog: customers that the search index does not have yet, in rows of several. */
export const searchIndexQueue = sql.table('customers_to_digest');

/** The trigger that fills the queue. Without it, there is no index, and a search reads all customers. */
export const queueTrigger = 'queue_inserted_customers';

/**
 * Creates the search index if it does not exist. A database that cannot have one is no reason not to start: searches
 * are slower without it, but correct. Several processes may do this at once.
 *
 * @returns the message of the database if it cannot have the index.
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

/** Whether new customers are queued for the index, as seen by the transaction or statement. */
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
 * The index collects new texts in a pending list before it sorts them in. Every search reads that list, so it is kept
 * short.
 *
 * @see https://www.postgresql.org/docs/13/gin-implementation.html#GIN-FAST-UPDATE
 */
async function createIndex(transaction: Transaction<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(transaction);
  await sql`
    create index if not exists customer_search_by_trigram on customer_search
    using gin (search_text gin_trgm_ops) with (fastupdate = on, gin_pending_list_limit = 64)`.execute(transaction);
}

/** Afterwards every customer is in the queue or in the index: creating the triggers locks out writes meanwhile. */
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
    insert into ${searchIndexQueue} (tenant_id, ids)
    select tenant_id, array_agg(id) from (
      select tenant_id, id, row_number() over (order by tenant_id, id) / 100 as part from customers
    ) as parts
    group by tenant_id, part order by tenant_id, part`.execute(transaction);
}

const analyzedTables = ['customers', 'customer_search'];

// Reading all of fewer customers takes no longer than looking one up.
const customersMin = 1_000;

/**
 * Analyzes the tables that have no statistics yet. Without them, the planner assumes that a tenant has one customer in
 * two hundred, and reads all customers of a large tenant to list the newest or to find one: 50 and 15 ms for 100,000,
 * which an import can create in seconds. Autovacuum, if it is on, analyzes the tables within two minutes and from then
 * on.
 *
 * A role that does not own the tables cannot analyze them; the database then only warns.
 *
 * @returns whether nothing is left to do, which needs enough customers.
 */
export async function ensureStatistics(db: Kysely<Tables>): Promise<boolean> {
  if (!(await hasMany(db))) return false;
  for (const table of await tablesWithoutStatistics(db)) await sql`analyze ${sql.table(table)}`.execute(db);
  return true;
}

async function hasMany(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from customers offset ${customersMin - 1} limit 1`.execute(db);
  return rows.length > 0;
}

async function tablesWithoutStatistics(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${analyzedTables}::text[]) as read (name) where not exists (
      select 1 from pg_stats where schemaname = current_schema() and tablename = name
    )`.execute(db);
  return rows.map(({ name }) => name);
}
