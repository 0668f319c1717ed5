import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Endpoints, recorded events, and their deliveries with all attempts. Times are milliseconds since 1970, UTC. Texts that
 * are compared have the collation "C", as in the first migration.
 */
export const webhooks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createEndpoints(db);
    await createEvents(db);
    await createDeliveries(db);
  },
};

async function createEndpoints(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_endpoints (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      url text collate "C" not null,
      description text collate "C",
      event_types text collate "C" not null,
      status text collate "C" not null,
      disabled_reason text collate "C",
      disabled_at bigint,
      failing_since bigint,
      secrets text collate "C" not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, id)
    )`.execute(db);
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_outbox (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      seq bigint generated always as identity,
      created_at bigint not null,
      event_count integer not null,
      events text collate "C" not null,
      primary key (tenant_id, id)
    )`.execute(db);
  // Its rows are deleted within a second, and to compress one would cost a tenth of a bulk create.
  await sql`alter table webhook_outbox alter column events set storage external`.execute(db);
  await sql`create index webhook_outbox_in_order on webhook_outbox (tenant_id, seq)`.execute(db);
  await sql`
    create table webhook_events (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      seq bigint not null,
      type text collate "C" not null,
      customer_id text collate "C",
      created_at bigint not null,
      payload text collate "C" not null,
      primary key (tenant_id, id)
    )`.execute(db);
  await sql`create index webhook_events_in_order on webhook_events (tenant_id, seq)`.execute(db);
  await sql`
    create index webhook_events_by_customer on webhook_events (tenant_id, customer_id)
    where customer_id is not null`.execute(db);
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_deliveries (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      seq bigint not null,
      endpoint_id text collate "C" not null,
      event_id text collate "C" not null,
      event_type text collate "C" not null,
      customer_id text collate "C",
      customer_key text collate "C",
      test integer not null,
      status text collate "C" not null,
      attempt_count integer not null,
      schedule_step integer not null,
      "trigger" text collate "C" not null,
      due_at bigint,
      lease text collate "C",
      last_status_code integer,
      created_at bigint not null,
      completed_at bigint,
      primary key (tenant_id, id)
    )`.execute(db);
  await sql`create index webhook_deliveries_by_age on webhook_deliveries (tenant_id, created_at, id)`.execute(db);
  await sql`
    create index webhook_deliveries_by_endpoint
    on webhook_deliveries (tenant_id, endpoint_id, created_at, id)`.execute(db);
  await sql`
    create index webhook_deliveries_by_customer on webhook_deliveries (tenant_id, customer_key, created_at, id)
    where customer_key is not null`.execute(db);
  // These two have the pending ones alone: those that are due, and the order of those about one customer.
  await sql`
    create index webhook_deliveries_due on webhook_deliveries (tenant_id, endpoint_id, due_at, seq)
    where due_at is not null`.execute(db);
  await sql`
    create index webhook_deliveries_in_order on webhook_deliveries (tenant_id, endpoint_id, customer_key, seq)
    where due_at is not null`.execute(db);
  await sql`
    create table webhook_attempts (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      delivery_id text collate "C" not null,
      number integer not null,
      started_at bigint not null,
      duration_ms integer not null,
      status_code integer,
      error text collate "C",
      response_body text collate "C",
      "trigger" text collate "C" not null,
      primary key (tenant_id, id)
    )`.execute(db);
  await sql`
    create index webhook_attempts_by_delivery on webhook_attempts (tenant_id, delivery_id, number)`.execute(db);
}
