import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { NamedCustomers } from '../../core/named-customers.ts';
import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { type Counter, FlexibleRateLimiter, type Quota, type RateLimiter } from '../../rate-limits/rate-limiter.ts';
import {
  deleteAnswersBefore,
  deleteOldestAnswers,
  selectAnswer,
  selectTenantsAbove,
  toStoredAnswer,
  upsertAnswer,
} from '../sql/idempotency-queries.ts';
import { inSavepoint } from '../sql/savepoint.ts';
import type { Tables } from '../sql/tables.ts';
import { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import type { Stores } from '../stores.ts';
import { schemaNumber } from './connection/advisory-locks.ts';
import { inTransaction } from './connection/transaction.ts';
import { PostgresCustomerStore } from './customers/customer-store.ts';
import type { CustomerWrites } from './customers/customer-writes.ts';
import type { PostgresSlowReads } from './customers/slow-reads.ts';
import { postgresWebhooks, wantedTypesMsMax } from './webhooks.ts';

/** Shared by the stores of a database and of its transactions. */
export interface PostgresSharing {
  /** Shared with the queue of deliveries of the database. */
  readonly wanted: WantedTypes;
  /** The clock of the database. */
  readonly now: () => Date;
}

/**
 * The stores of a database or of a transaction.
 *
 * @param writes by default, those for a single node.
 * @param reads where to run reads that can take seconds; by default, they run like all others.
 * @param shared by default, a clock of this process.
 */
export function postgresStores(
  db: Kysely<Tables>,
  writes?: CustomerWrites,
  reads?: PostgresSlowReads,
  shared: PostgresSharing = { wanted: new WantedTypes(wantedTypesMsMax), now: () => new Date() },
): Stores {
  const storesIn = (transaction: Kysely<Tables>) => postgresStores(transaction, writes, undefined, shared);
  return {
    customers: new PostgresCustomerStore(db, writes, reads, shared.wanted),
    idempotency: new PostgresIdempotencyStore(db),
    webhooks: postgresWebhooks(db, shared.wanted, shared.now),
    transact: (work) => inTransaction(db, (transaction) => inSavepoint(transaction, () => work(storesIn(transaction)))),
    inGroupCommit: (work) => inTransaction(db, (transaction) => work(storesIn(transaction))),
  };
}

/** The stored answers in a PostgreSQL database. */
class PostgresIdempotencyStore implements IdempotencyStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The database releases the lock when the transaction ends, and its effects are visible by then. */
  async lock(tenantId: string, key: string): Promise<boolean> {
    const name = JSON.stringify([tenantId, key]);
    const attempt = sql<{
      locked: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, ${schemaNumber})) as locked`;
    const { rows } = await attempt.execute(this.#db);
    return rows[0]?.locked === true;
  }

  async find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    const row = await selectAnswer(this.#db, tenantId, key).executeTakeFirst();
    return row && toStoredAnswer(row);
  }

  async save(tenantId: string, key: string, answer: StoredAnswer, named: NamedCustomers): Promise<void> {
    const areStored = await lockCustomers(this.#db, tenantId, named.existingKeys);
    const { createdAt } = answer;
    if (areStored) await upsertAnswer(this.#db, tenantId, key, answer, named).execute();
    else await upsertAnswer(this.#db, tenantId, key, { createdAt, fingerprint: '', answer: '' }, nobody).execute();
  }

  deleteCreatedBefore(moment: Date): Promise<void> {
    return deleteAnswersBefore(this.#db, moment);
  }

  deleteOldest(tenantId: string, bytesMax: number): Promise<void> {
    return deleteOldestAnswers(this.#db, tenantId, bytesMax);
  }

  findTenantsAbove(bytesMax: number): Promise<readonly string[]> {
    return selectTenantsAbove(this.#db, bytesMax);
  }
}

const nobody: NamedCustomers = { createdIds: null, existingKeys: [], failedKeys: [] };

/**
 * Makes the deletion of customers wait for this transaction, so that it sees the answer that names them.
 *
 * @returns false if one of them is deleted already.
 */
async function lockCustomers(db: Kysely<Tables>, tenantId: string, customerKeys: readonly string[]): Promise<boolean> {
  const keys = [...new Set(customerKeys)];
  if (keys.length === 0) return true;
  const { rows } = await sql`
    select 1 from customers where tenant_id = ${tenantId} and customer_key = any(${keys})
    order by customer_key for key share`.execute(db);
  return rows.length === keys.length;
}

/** Counts in the database, so that all processes share the quota. */
export function createPostgresRateLimiter(pool: Pool, quota: Quota): RateLimiter {
  return new FlexibleRateLimiter(new DatabaseCounter(pool, quota), quota);
}

const cleanUpMs = 300_000;

/**
 * Counts in windows by the clock of the database: with the clocks of the processes, one that is an hour fast would lock
 * callers out of all others for an hour.
 */
class DatabaseCounter implements Counter {
  readonly #pool: Pool;
  readonly #quota: Quota;

  constructor(pool: Pool, quota: Quota) {
    this.#pool = pool;
    this.#quota = quota;
    setInterval(() => void this.#cleanUp(), cleanUpMs).unref();
  }

  async consume(name: string, points = 1): Promise<RateLimiterRes> {
    const { kind, quota, windowSeconds } = this.#quota;
    const values = [`${kind}:${name}`, points, windowSeconds * 1_000];
    const { rows } = await this.#pool.query<Counted>({ name: 'count_uses', text: countUses, values });
    const [counted] = rows;
    if (counted === undefined) throw new Error('the count of a rate limit has no row');
    return new RateLimiterRes(Math.max(0, quota - counted.points), counted.ms, counted.points);
  }

  /** Deletes counts whose window has ended. The next time is soon enough if it fails. */
  async #cleanUp(): Promise<void> {
    await this.#pool.query(`delete from rate_limits where expire <= ${databaseNow}`).catch(() => {});
  }
}

interface Counted {
  readonly points: number;
  /** Milliseconds until the window ends. */
  readonly ms: number;
}

const databaseNow = '(extract(epoch from now()) * 1000)::bigint';

/** A window lasts no longer than from now on, even if an earlier clock of the database was fast. */
const countUses = `
  insert into rate_limits as stored (key, points, expire) values ($1, $2::integer, ${databaseNow} + $3::bigint)
  on conflict (key) do update set
    points = excluded.points + case when stored.expire <= ${databaseNow} then 0 else stored.points end,
    expire = case when stored.expire <= ${databaseNow} then excluded.expire else least(stored.expire, excluded.expire) end
  returning points, expire - ${databaseNow} as ms`;
