import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Removes the triggers of customers, which a distributed table cannot have: the statements that write customers now
 * write the counts and the search index backlog themselves. Texts are copied for the index whether or not it exists, so
 * that it can be created at any time.
 *
 * Servers of earlier versions may still run on an existing database. Their statements do not count, so such a database
 * gets triggers that count for them, until a later version or `rollcall-server distribute` removes these.
 */
export const countsWithoutTriggers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const isNew = await isNewDatabase(db);
    // Locks out writes, so that each is counted and queued either by the old triggers or by what replaces them.
    await sql`lock table customers in access exclusive mode`.execute(db);
    if (!(await isQueueing(db))) await queueAllCustomers(db);
    await dropTriggers(db);
    if (isNew) await sql`drop function sum_up_customer_counts(text)`.execute(db);
    else await countForEarlierVersions(db);
  },
};

/** Whether this transaction has created the table, so that no server uses it yet. */
async function isNewDatabase(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_attribute
    where attrelid = 'customers'::regclass and attname = 'tenant_id' and xmin = pg_current_xact_id()::xid`.execute(db);
  return rows.length > 0;
}

const queueTrigger = 'queue_inserted_customers';

/** Whether earlier versions had a search index, which was the case if this trigger existed. */
async function isQueueing(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_trigger where tgrelid = 'customers'::regclass and tgname = ${queueTrigger}`.execute(db);
  return rows.length > 0;
}

async function queueAllCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into customers_to_digest (tenant_id, ids)
    select tenant_id, array_agg(id) from (
      select tenant_id, id, row_number() over (order by tenant_id, id) / 100 as part from customers
    ) as parts
    group by tenant_id, part order by tenant_id, part`.execute(db);
}

const earlierFunctions = [
  'count_inserted_customers',
  'count_deleted_customers',
  'count_updated_customers',
  'queue_inserted_customers',
  'queue_changed_customer',
];

/** Drops the functions together with the triggers that call them. */
async function dropTriggers(db: Kysely<unknown>): Promise<void> {
  for (const name of earlierFunctions) await sql`drop function ${sql.id(name)}() cascade`.execute(db);
}

/**
 * The triggers fire for each row, since the transition tables of a statement would cost every statement something. They
 * leave out statements whose text names the table of counts: these count by themselves.
 *
 * Servers of earlier versions use the search index as long as there is a trigger with the name that theirs had.
 */
async function countForEarlierVersions(db: Kysely<unknown>): Promise<void> {
  await createCounting(db);
  await createQueueing(db);
  for (const [trigger, name] of [
    ['count_customer_of_earlier_version', 'count_customer_of_earlier_version'],
    [queueTrigger, 'queue_customer_of_earlier_version'],
  ] as const) {
    await sql`
      create trigger ${sql.id(trigger)} after insert or update or delete on customers
      for each row when (strpos(current_query(), 'customer_counts') = 0)
      execute function ${sql.id(name)}()`.execute(db);
  }
}

async function createCounting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_customer_of_earlier_version() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        insert into customer_counts (tenant_id, archived, customer_type, count)
        values (old.tenant_id, (old.archived_at is not null)::int, old.customer_type, -1);
      end if;
      if tg_op <> 'DELETE' then
        insert into customer_counts (tenant_id, archived, customer_type, count)
        values (new.tenant_id, (new.archived_at is not null)::int, new.customer_type, 1);
      end if;
      if random() < 0.01 then
        perform sum_up_customer_counts(coalesce(new.tenant_id, old.tenant_id));
      end if;
      return null;
    end
    $$`.execute(db);
}

async function createQueueing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function queue_customer_of_earlier_version() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        delete from customer_search where tenant_id = old.tenant_id and id = old.id;
      end if;
      insert into customers_to_digest (tenant_id, ids)
      values (coalesce(new.tenant_id, old.tenant_id), array[coalesce(new.id, old.id)]);
      return null;
    end
    $$`.execute(db);
}
