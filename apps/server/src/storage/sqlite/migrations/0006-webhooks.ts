import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Endpoints, recorded events, and their deliveries with all attempts. Times are milliseconds since 1970, UTC.
 *
 * The large column of a table is its last one, since SQLite reads a large row up to the column that it needs.
 */
export const webhooks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createEndpoints(db);
    await createEvents(db);
    await createDeliveries(db);
    await describeDeliveries(db);
  },
};

async function createEndpoints(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_endpoints (
      tenant_id text not null references tenants (tenant_id),
      id text not null,
      url text not null,
      description text,
      event_types text not null,
      status text not null,
      disabled_reason text,
      disabled_at integer,
      failing_since integer,
      secrets text not null,
      created_at integer not null,
      updated_at integer not null,
      primary key (tenant_id, id)
    ) strict, without rowid`.execute(db);
}

/** The numbers of the outbox rise, whichever rows are deleted. */
async function createEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_outbox (
      seq integer primary key autoincrement,
      tenant_id text not null,
      id text not null,
      created_at integer not null,
      event_count integer not null,
      events text not null,
      unique (tenant_id, id)
    ) strict`.execute(db);
  await sql`create index webhook_outbox_by_tenant on webhook_outbox (tenant_id, seq)`.execute(db);
  await sql`
    create table webhook_events (
      tenant_id text not null,
      id text not null,
      seq integer not null,
      type text not null,
      customer_id text,
      created_at integer not null,
      payload text not null,
      primary key (tenant_id, id)
    ) strict`.execute(db);
  await sql`create index webhook_events_in_order on webhook_events (tenant_id, seq)`.execute(db);
  await sql`
    create index webhook_events_by_customer on webhook_events (tenant_id, customer_id)
    where customer_id is not null`.execute(db);
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_deliveries (
      tenant_id text not null,
      id text not null,
      seq integer not null,
      endpoint_id text not null,
      event_id text not null,
      event_type text not null,
      customer_id text,
      customer_key text,
      test integer not null,
      status text not null,
      attempt_count integer not null,
      schedule_step integer not null,
      "trigger" text not null,
      due_at integer,
      lease text,
      last_status_code integer,
      created_at integer not null,
      completed_at integer,
      primary key (tenant_id, id)
    ) strict`.execute(db);
  await sql`create index webhook_deliveries_by_age on webhook_deliveries (tenant_id, created_at, id)`.execute(db);
  await sql`
    create index webhook_deliveries_by_endpoint on webhook_deliveries (tenant_id, endpoint_id, created_at, id)`.execute(
    db,
  );
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
      tenant_id text not null,
      id text not null,
      delivery_id text not null,
      number integer not null,
      started_at integer not null,
      duration_ms integer not null,
      status_code integer,
      error text,
      response_body text,
      "trigger" text not null,
      primary key (tenant_id, id)
    ) strict, without rowid`.execute(db);
  await sql`
    create index webhook_attempts_by_delivery on webhook_attempts (tenant_id, delivery_id, number)`.execute(db);
}

/** Tells the planner that a tenant has many deliveries, and that few of them are due; see the first migration. */
async function describeDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into sqlite_stat1 (tbl, idx, stat) values
      ('webhook_deliveries', 'sqlite_autoindex_webhook_deliveries_1', '1000000 100000 1'),
      ('webhook_deliveries', 'webhook_deliveries_by_age', '1000000 100000 10 1'),
      ('webhook_deliveries', 'webhook_deliveries_by_endpoint', '1000000 100000 50000 10 1'),
      ('webhook_deliveries', 'webhook_deliveries_by_customer', '1000000 100000 10 2 1'),
      ('webhook_deliveries', 'webhook_deliveries_due', '10000 1000 500 5 1'),
      ('webhook_deliveries', 'webhook_deliveries_in_order', '10000 1000 500 2 1')`.execute(db);
  await sql`analyze sqlite_schema`.execute(db);
}
