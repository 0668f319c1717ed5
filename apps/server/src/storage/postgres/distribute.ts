import { type Kysely, sql, type Transaction } from 'kysely';
import { StartError } from '../../core/errors.ts';

/**
 * The tables with data of tenants. All rows of a tenant are on one node, so that every statement and almost every
 * transaction needs only that node. The other tables stay on the coordinator, so that the loss of a node stops only the
 * tenants on it.
 */
const distributedTables = [
  'customers',
  'customer_counts',
  'customer_search',
  'customers_to_digest',
  'idempotency_keys',
  'webhook_endpoints',
  'webhook_outbox',
  'webhook_events',
  'webhook_deliveries',
  'webhook_attempts',
] as const;

/**
 * Distributes the tables of a database with the newest schema over the nodes of Citus. Tables that are distributed
 * already stay as they are, so that it can be repeated. All servers must be of this version.
 *
 * @param db runs one transaction at a time, over all processes.
 * @returns the number of nodes that have customers.
 * @throws StartError if the database lacks the extension.
 */
export async function distributeTables(db: Kysely<unknown>): Promise<number> {
  if (!(await hasCitus(db))) throw new StartError(missingCitus);
  await makeMarkersKnown(db);
  for (const table of distributedTables) await distributeTable(db, table);
  return countNodes(db);
}

/**
 * Checks that the database is not that of a Citus worker, which has the tables, but from which they cannot be managed.
 *
 * @throws StartError if it is.
 */
export async function assertNoWorker<Tables>(db: Kysely<Tables>): Promise<void> {
  if (!(await hasCitus(db))) return;
  const { rows } = await sql`select 1 from pg_dist_local_group where groupid <> 0`.execute(db);
  if (rows.length > 0) throw new StartError('The database is that of a Citus worker; use that of the coordinator.');
}

/** Whether the tables are distributed. */
export async function isDistributed(db: Kysely<unknown>): Promise<boolean> {
  return (await hasCitus(db)) && (await isKnown(db, 'customers'));
}

async function hasCitus<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db);
  return rows.length > 0;
}

const missingCitus =
  'The database lacks the extension citus, which distributes tables: install it on the coordinator and on the workers, ' +
  'run CREATE EXTENSION citus in the database on each of them, and add the workers with citus_add_node.';

async function distributeTable(db: Kysely<unknown>, table: string): Promise<void> {
  const neighbour = table === distributedTables[0] ? 'none' : distributedTables[0];
  await db.transaction().execute(async (transaction) => {
    if (await isKnown(transaction, table)) return;
    await dropTriggers(transaction);
    const distribution = sql`create_distributed_table(${table}, 'tenant_id', colocate_with => ${neighbour})`;
    await sql`select ${distribution}`.execute(transaction);
  });
  // Citus has copied the rows and only hides the original ones, which would outlive the customer.
  await db.transaction().execute(async (transaction) => {
    await sql`select truncate_local_data_after_distributing_table(${table}::regclass)`.execute(transaction);
  });
}

/**
 * Citus commits a transaction with one node in one phase: first on that node, then on the coordinator. Between the two,
 * a crash would keep the customers and lose the marker that says so. If Citus knows the table of markers, a transaction
 * with one has two phases, and its marker is kept exactly if its customers are.
 */
async function makeMarkersKnown(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (await isKnown(transaction, 'transaction_marks')) return;
    await sql`select citus_add_local_table_to_metadata('transaction_marks')`.execute(transaction);
  });
}

async function isKnown(db: Kysely<unknown>, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_dist_partition where logicalrelid = ${table}::regclass`.execute(db);
  return rows.length > 0;
}

/** The triggers that count for earlier versions. */
async function dropTriggers(transaction: Transaction<unknown>): Promise<void> {
  await sql`drop function if exists count_customer_of_earlier_version() cascade`.execute(transaction);
  await sql`drop function if exists queue_customer_of_earlier_version() cascade`.execute(transaction);
  await sql`drop function if exists sum_up_customer_counts(text)`.execute(transaction);
}

async function countNodes(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct (nodename, nodeport))::int as count from citus_shards
    where table_name = 'customers'::regclass`.execute(db);
  return rows[0]?.count ?? 0;
}
