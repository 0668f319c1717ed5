import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The stored answers, so that those that name a customer, and the oldest of a tenant, are found without reading all of
 * them. Answers of earlier versions are dropped: nothing says whom they name.
 *
 * `first_id` and `last_id` enclose the ids of the customers that the request has created, and `other_names` has a token
 * for each other customer. `answer` is the last column, since SQLite reads a large row up to the column that it needs.
 */
export const erasableAnswers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`drop table idempotency_keys`.execute(db);
    await sql`
      create table idempotency_keys (
        tenant_id text not null,
        idempotency_key text not null,
        fingerprint text not null,
        created_at integer not null,
        bytes integer not null,
        first_id text,
        last_id text,
        other_names text,
        answer text not null,
        primary key (tenant_id, idempotency_key)
      ) strict, without rowid`.execute(db);
    await sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`.execute(db);
    await sql`
      create index idempotency_keys_by_tenant_and_age on idempotency_keys (tenant_id, created_at, bytes)`.execute(db);
    await sql`
      create index idempotency_keys_by_created on idempotency_keys (tenant_id, first_id, last_id)
      where first_id is not null`.execute(db);
    await sql`
      create index idempotency_keys_by_others on idempotency_keys (tenant_id)
      where other_names is not null`.execute(db);
  },
};
