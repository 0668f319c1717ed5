import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { FlexibleRateLimiter, type Quota, type RateLimiter } from '../../rate-limits/rate-limiter.ts';
import { deleteAnswersBefore, selectAnswer, toStoredAnswer, upsertAnswer } from '../sql/idempotency-queries.ts';
import { inSavepoint } from '../sql/savepoint.ts';
import type { Tables } from '../sql/tables.ts';
import type { Stores } from '../stores.ts';
import { PostgresCustomerStore } from './customer-store.ts';
import type { CustomerWrites } from './customer-writes.ts';
import { inTransaction } from './transaction.ts';

/**
 * The stores of a database or of a transaction.
 *
 * @param writes by default, those for a single node.
 */
export function postgresStores(db: Kysely<Tables>, writes?: CustomerWrites): Stores {
  return {
    customers: new PostgresCustomerStore(db, writes),
    idempotency: new PostgresIdempotencyStore(db),
    transact: (work) =>
      inTransaction(db, (transaction) => inSavepoint(transaction, () => work(postgresStores(transaction, writes)))),
    inGroupCommit: (work) => inTransaction(db, (transaction) => work(postgresStores(transaction, writes))),
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
    const attempt = sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`;
    const { rows } = await attempt.execute(this.#db);
    return rows[0]?.locked === true;
  }

  async find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    const row = await selectAnswer(this.#db, tenantId, key).executeTakeFirst();
    return row && toStoredAnswer(row);
  }

  async save(tenantId: string, key: string, answer: StoredAnswer): Promise<void> {
    await upsertAnswer(this.#db, tenantId, key, answer).execute();
  }

  deleteCreatedBefore(moment: Date): Promise<void> {
    return deleteAnswersBefore(this.#db, moment);
  }
}

/** Counts in the database, so that all processes share the quota. */
export function createPostgresRateLimiter(pool: Pool, quota: Quota): RateLimiter {
  const counter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true, // by a migration
    keyPrefix: quota.kind,
    points: quota.quota,
    duration: quota.windowSeconds,
  });
  return new FlexibleRateLimiter(counter, quota);
}
