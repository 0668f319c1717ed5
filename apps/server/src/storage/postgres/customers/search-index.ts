import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import type { Tables } from '../../sql/tables.ts';
import { reasonOf } from '../connection/errors.ts';

/** The backlog: customers that the search index does not have yet, in rows of several. */
export const searchIndexQueue = sql.table('customers_to_digest');

const indexName = 'customer_search_by_trigram';

/**
 * Creates the search index if it does not exist. A database that cannot have one is no reason not to start: searches
 * are slower without it, but correct. Several processes may do this at once.
 *
 * @returns why it cannot have the index, and what to run, in sentences for the operator.
 */
export async function ensureSearchIndex(db: Kysely<unknown>): Promise<string | undefined> {
  if (await hasSearchIndex(db)) return undefined;
  return db.transaction().execute(async (transaction) => {
    await sql`lock table customer_search in share row exclusive mode`.execute(transaction);
    return tryToCreateIndex(transaction);
  });
}

/** Whether there is an index, as seen by the transaction or statement. Without it, a search reads all customers. */
export async function hasSearchIndex<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_index
    where indrelid = to_regclass('customer_search') and indexrelid = to_regclass(${indexName})`.execute(db);
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
    return `Searches read all customers of a tenant, because the database cannot have the search index: ${reasonOf(error)}. ${adviceFor(error)}`;
  }
}

/** The first steps concern an administrator. Then either a server or `migrate` creates the index. */
function adviceFor({ code, message }: DatabaseError): string {
  const again = 'then run rollcall-server migrate.';
  if (message.includes('must be owner') || message.includes('permission denied for')) {
    return 'Run rollcall-server migrate as the role that owns the tables.';
  }
  if (code === insufficientPrivilege)
    return `Have an administrator run CREATE EXTENSION pg_trgm in the database, ${again}`;
  if (missingFileCodes.includes(code)) {
    return `Install the extensions that come with PostgreSQL (its contrib package) on its machine, ${again}`;
  }
  return `Remove the cause, ${again}`;
}

const insufficientPrivilege = '42501';
// undefined_file, and since PostgreSQL 14 feature_not_supported.
const missingFileCodes: readonly (string | undefined)[] = ['58P01', '0A000'];

/**
 * The index collects new texts in a pending list before it sorts them in. Every search reads that list, so it is kept
 * short.
 *
 * @see https://www.postgresql.org/docs/13/gin-implementation.html#GIN-FAST-UPDATE
 */
async function createIndex(transaction: Transaction<unknown>): Promise<void> {
  const schema = await ensureTrigrams(transaction);
  await sql`
    create index if not exists ${sql.id(indexName)} on customer_search
    using gin (search_text ${sql.id(schema, 'gin_trgm_ops')})
    with (fastupdate = on, gin_pending_list_limit = 64)`.execute(transaction);
}

/**
 * Creates the extension in the schema `public` if there is one: a database has an extension once, and it would be lost
 * together with the schema of one Rollcall of several.
 *
 * @returns the schema of the extension, which need not be in the search path.
 */
async function ensureTrigrams(transaction: Transaction<unknown>): Promise<string> {
  const { rows: shared } = await sql`select 1 from pg_namespace where nspname = 'public'`.execute(transaction);
  const where = shared.length > 0 ? sql`schema public` : sql``;
  await sql`create extension if not exists pg_trgm ${where}`.execute(transaction);
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
    where extname = 'pg_trgm'`.execute(transaction);
  return rows[0]?.schema ?? 'public';
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
