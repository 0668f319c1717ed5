import { type Kysely, type Migration, sql } from 'kysely';

/**
 * What a search needs and must not cost the inserts anything: the searched texts once more, in a table of their own that
 * can have an index of trigrams, and the customers that have yet to get there. As long as nobody has made that index,
 * both tables are empty: an extension has to be there for it, which a migration cannot count on.
 */
export const customerSearch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTables(db);
    await createFunctions(db);
  },
};

/** A row of the queue for each statement, which stays in its page as it is up to 200 customers. */
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

/** An erased text goes at once. Its customer is queued all the same, since it may be on its way into the table just now. */
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
