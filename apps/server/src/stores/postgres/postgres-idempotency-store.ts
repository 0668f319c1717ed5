import { type Kysely, sql } from 'kysely';
import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { deleteAnswersBefore, selectAnswer, toStoredAnswer, upsertAnswer } from '../idempotency-queries.ts';
import type { Tables } from '../tables.ts';

/** The answers in a PostgreSQL database. */
export class PostgresIdempotencyStore implements IdempotencyStore {
  readonly #db: Kysely<Tables>;

  /** @param db a transaction of the caller's. */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The database lets go of the lock when the transaction is over, and its effects can be seen by then. */
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
