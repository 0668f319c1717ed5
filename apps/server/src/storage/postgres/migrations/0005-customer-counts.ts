import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Precomputed numbers of customers, so that a list need not count them. Each statement that changes a number appends a
 * row with the difference: if all statements updated one row, their transactions would wait for each other. One
 * statement in a hundred replaces the rows that are not locked by their sum.
 */
export const customerCounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createCounts(db);
    await createFunctions(db);
    await createTriggers(db);
  },
};

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table customer_counts (
      tenant_id text collate "C" not null,
      number bigint generated always as identity,
      archived smallint not null,
      customer_type text collate "C" not null,
      count bigint not null,
      primary key (tenant_id, number)
    )`.execute(db);
  // Locks out inserts between the count and the triggers.
  await sql`lock table customers in share row exclusive mode`.execute(db);
  await sql`
    insert into customer_counts (tenant_id, archived, customer_type, count)
    select tenant_id, (archived_at is not null)::int, customer_type, count(*) from customers group by 1, 2, 3`.execute(
    db,
  );
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function sum_up_customer_counts(tenant text) returns void language sql as $$
      with summed as (
        delete from customer_counts where ctid = any (array(
          select ctid from customer_counts where tenant_id = tenant for update skip locked
        )) returning *
      )
      insert into customer_counts (tenant_id, archived, customer_type, count)
      select tenant_id, archived, customer_type, sum(count) from summed group by 1, 2, 3 having sum(count) <> 0
    $$`.execute(db);
  await createCountFunction(db, 'count_inserted_customers', sql`select *, 1 as change from new_customers`);
  await createCountFunction(db, 'count_deleted_customers', sql`select *, -1 as change from old_customers`);
  const both = sql`select *, 1 as change from new_customers union all select *, -1 from old_customers`;
  await createCountFunction(db, 'count_updated_customers', both);
}

/** One statement in a hundred sums up, so that a tenant has some hundred rows at most. */
async function createCountFunction(db: Kysely<unknown>, name: string, changed: ReturnType<typeof sql>): Promise<void> {
  await sql`
    create function ${sql.raw(name)}() returns trigger language plpgsql as $$
    declare
      tenant text;
    begin
      for tenant in
        with changes as (
          insert into customer_counts (tenant_id, archived, customer_type, count)
          select tenant_id, (archived_at is not null)::int, customer_type, sum(change)
          from (${changed}) as changed
          group by 1, 2, 3 having sum(change) <> 0
          returning tenant_id
        )
        select distinct tenant_id from changes
      loop
        if random() < 0.01 then
          perform sum_up_customer_counts(tenant);
        end if;
      end loop;
      return null;
    end
    $$`.execute(db);
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger count_inserted_customers after insert on customers
    referencing new table as new_customers
    for each statement execute function count_inserted_customers()`.execute(db);
  await sql`
    create trigger count_deleted_customers after delete on customers
    referencing old table as old_customers
    for each statement execute function count_deleted_customers()`.execute(db);
  await sql`
    create trigger count_updated_customers after update on customers
    referencing old table as old_customers new table as new_customers
    for each statement execute function count_updated_customers()`.execute(db);
}
