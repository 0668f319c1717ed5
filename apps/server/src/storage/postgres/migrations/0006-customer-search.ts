import { type Kysely, type Migration, sql } from 'kysely';

/**
 * A copy of the search texts in a table of its own, which can have a trigram index, and the queue of customers that are
 * not in it yet (the search index backlog); the index must not slow down inserts. Both tables stay empty until the
 * index exists: it needs an extension, on which a migration cannot rely.
 */
export const customerSearch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTables(db);
    await createFunctions(db);
  },
};

/** The queue has one row per statement. Rows of up to 200 customers stay in their page uncompressed. */
async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table customer_search (
      tenant_id text collate "C" not null,
      id text collate "C" not null,
      search_text text collate "C" not null,
      primary key (tenant_id, id)
    )`.execute(db);
  await sql`
    create table customers_to_digest (
      tenant_id text collate "C" not null,
      number bigint generated always as identity,
      ids text[] collate "C" not null,
      primary key (tenant_id, number)
    ) with (toast_tuple_target = 8160)`.execute(db);
}

/** Removes the text of a deleted customer at once, and queues the customer: an indexer may be about to add the text. */
async function createFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function queue_inserted_customers() returns trigger language plpgsql as $$
    begin
      insert into customers_to_digest (tenant_id, ids)
      select tenant_id, array_agg(id) from new_customers group by tenant_id;
      return null;
    end
    $$`.execute(db);
  await sql`
    create function queue_changed_customer() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        delete from customer_search where tenant_id = old.tenant_id and id = old.id;
      end if;
      insert into customers_to_digest (tenant_id, ids) values (old.tenant_id, array[old.id]);
      return null;
    end
    $$`.execute(db);
}
