import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { IdempotencyStore, NamedCustomers, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { FlexibleRateLimiter, type Quota, type RateLimiter } from '../../rate-limits/rate-limiter.ts';
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
import type { Stores } from '../stores.ts';
import { PostgresCustomerStore } from './customer-store.ts';
import { inTransaction } from './transaction.ts';

/** The stores of a database or of a transaction. */
export function postgresStores(db: Kysely<Tables>): Stores {
  return {
    customers: new PostgresCustomerStore(db),
    idempotency: new PostgresIdempotencyStore(db),
    transact: (work) =>
      inTransaction(db, (transaction) => inSavepoint(transaction, () => work(postgresStores(transaction)))),
    inGroupCommit: (work) => inTransaction(db, (transaction) => work(postgresStores(transaction))),
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
