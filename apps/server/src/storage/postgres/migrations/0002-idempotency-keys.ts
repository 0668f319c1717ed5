import { type Kysely, type Migration, sql } from 'kysely';

/** The stored answers of requests with an idempotency key. `created_at` is in milliseconds since 1970, UTC. */
export const idempotencyKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table idempotency_keys (
        tenant_id text collate "C" not null,
        idempotency_key text collate "C" not null,
        fingerprint text collate "C" not null,
        answer text collate "C" not null,
        created_at bigint not null,
        primary key (tenant_id, idempotency_key)
      )`.execute(db);
    await sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`.execute(db);
  },
};
