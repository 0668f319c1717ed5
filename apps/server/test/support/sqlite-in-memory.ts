import { Kysely, sql } from 'kysely';
import type { Tables } from '../../src/storage/sql/tables.ts';
import { type OpenSqliteDatabase, openSqliteDatabase } from '../../src/storage/sqlite/open.ts';
import type { DatabaseWorkerClient } from '../../src/storage/sqlite/worker/client.ts';
import { workerDialect } from '../../src/storage/sqlite/worker/dialect.ts';
import { inMemoryName, type Work } from '../../src/storage/sqlite/worker/protocol.ts';

/** A database in memory, with the newest schema and nothing in it. */
interface EmptyDatabase {
  readonly opened: OpenSqliteDatabase;
  readonly schema: string;
}

/** Those of tests that are over. To empty one takes a fraction of the time that a new thread and migrations take. */
const idle: EmptyDatabase[] = [];

/** Opens a database in memory for one test. Once it is closed, another test may get it, empty again. */
export async function openInMemory(): Promise<Pick<OpenSqliteDatabase, 'db' | 'worker' | 'close'>> {
  const worker = new LentWorker(idle.pop() ?? (await create())) as unknown as DatabaseWorkerClient;
  const db = new Kysely<Tables>({ dialect: workerDialect(worker) });
  // An unused Kysely does not close its driver.
  return { db, worker, close: () => db.destroy().then(() => worker.close()) };
}

async function create(): Promise<EmptyDatabase> {
  const opened = await openSqliteDatabase(inMemoryName);
  return { opened, schema: await schemaOf(opened.db) };
}

/** The worker of one test. When it is closed, it rejects new work as the real one does, so that none reaches another test. */
class LentWorker implements Pick<DatabaseWorkerClient, 'newTransaction' | 'close'> {
  readonly #database: EmptyDatabase;
  #closing: Promise<void> | undefined;
  #isGivenBack = false;

  constructor(database: EmptyDatabase) {
    this.#database = database;
  }

  submit(work: Work): Promise<unknown> {
    // A transaction that has begun may still end.
    const hasBegun = ('exclusive' in work && work.kind !== 'begin') || ('member' in work && work.kind !== 'join');
    if (this.#isGivenBack || (this.#closing && !hasBegun)) return Promise.reject(new Error('the database is closed'));
    return this.#database.opened.worker.submit(work);
  }

  newTransaction(): number {
    return this.#database.opened.worker.newTransaction();
  }

  close(): Promise<void> {
    this.#closing ??= this.#giveBack();
    return this.#closing;
  }

  async #giveBack(): Promise<void> {
    const isAsNew = await empty(this.#database).catch(() => false);
    this.#isGivenBack = true;
    if (isAsNew) idle.push(this.#database);
    else await this.#database.opened.close();
  }
}

/** In an order that the foreign keys allow. The digest forgets all customers first, so that no trigger fires for them. */
const emptying = [
  'update customer_digest set digested_to = 0',
  'delete from customer_counts',
  "insert into customer_search (customer_search) values ('delete-all')",
  'delete from customers',
  "delete from sqlite_sequence where name = 'webhook_outbox'",
  'update sqlite_sequence set seq = 0',
  'delete from idempotency_keys',
  'delete from webhook_attempts',
  'delete from webhook_deliveries',
  'delete from webhook_events',
  'delete from webhook_outbox',
  'delete from webhook_endpoints',
  'delete from api_keys',
  'delete from tenants',
];

/** Waits for running transactions, and empties a database. @returns false if its schema has changed. */
function empty({ opened, schema }: EmptyDatabase): Promise<boolean> {
  return opened.db.transaction().execute(async (transaction) => {
    for (const statement of emptying) await sql.raw(statement).execute(transaction);
    return (await schemaOf(transaction)) === schema;
  });
}

/** The tables, indexes and triggers, and the statistics by which queries are planned. */
async function schemaOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql`
    select sql from sqlite_schema union all select concat_ws(' ', tbl, idx, stat) from sqlite_stat1`.execute(db);
  return JSON.stringify(rows);
}
