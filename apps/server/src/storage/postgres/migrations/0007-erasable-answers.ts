import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Columns and indexes by which the stored answers that name a customer, and the oldest of a tenant, are found without
 * reading all of them.
 *
 * `first_id` and `last_id` enclose the ids of the customers that the request has created, and `other_names` has a token
 * for each other customer. In answers of earlier versions, it is a question mark: they may name anyone.
 */
export const erasableAnswers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table idempotency_keys
        add column bytes bigint not null default 0,
        add column first_id text collate "C",
        add column last_id text collate "C",
        add column other_names text collate "C" default '?'`.execute(db);
    await sql`update idempotency_keys set bytes = octet_length(answer)`.execute(db);
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
