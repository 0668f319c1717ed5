import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Precomputed counts and a search index, which must not slow down inserts. Both cover the customers up to the number
 * `digested_to`; a background task moves it forward. Customers after it are counted and searched one by one. Triggers
 * keep the earlier ones up to date; they fire for changes and deletions only.
 */
export const customerDigest: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await numberCustomers(db);
    await describeCustomers(db);
    await createDigest(db);
    await keepCountsInStep(db);
    await keepSearchInStep(db);
  },
};

/** SQLite's own row ids do not suffice: VACUUM may change them, and they are reused after a deletion. */
async function numberCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table numbered_customers (
      number integer primary key autoincrement,
      tenant_id text not null references tenants (tenant_id),
      id text not null,
      customer_key text not null,
      primary_email text not null,
      email_folded text not null,
      customer_type text not null,
      created_at integer not null,
      updated_at integer not null,
      archived_at integer,
      search_text text not null,
      attributes text not null,
      unique (tenant_id, id)
    ) strict`.execute(db);
  await sql`insert into numbered_customers select null, * from customers order by rowid`.execute(db);
  await sql`drop table customers`.execute(db);
  await sql`alter table numbered_customers rename to customers`.execute(db);
  await sql`create unique index customers_by_key on customers (tenant_id, customer_key)`.execute(db);
  await sql`create unique index customers_by_email on customers (tenant_id, email_folded)`.execute(db);
  // Read backwards, it lists the newest first. The last two columns allow filters and counts without reading the rows.
  await sql`
    create index customers_by_creation
    on customers (tenant_id, created_at, id, archived_at, customer_type)`.execute(db);
}

/** The statistics of the first migration were dropped with the table. */
async function describeCustomers(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into sqlite_stat1 (tbl, idx, stat) values
      ('customers', 'sqlite_autoindex_customers_1', '1000000 100000 1'),
      ('customers', 'customers_by_key', '1000000 100000 1'),
      ('customers', 'customers_by_email', '1000000 100000 1'),
      ('customers', 'customers_by_creation', '1000000 100000 10 1 1 1')`.execute(db);
  await sql`analyze sqlite_schema`.execute(db);
}

/**
 * `detail = 'none'` stores which customers have a trigram, but not where. This takes a third of the space, and every
 * match is compared with the text anyway. `secure-delete` removes a deleted customer from the index at once.
 *
 * @see https://www.sqlite.org/fts5.html#the_trigram_tokenizer
 */
async function createDigest(db: Kysely<unknown>): Promise<void> {
  await sql`create table customer_digest (digested_to integer not null) strict`.execute(db);
  await sql`insert into customer_digest values (0)`.execute(db);
  await sql`
    create table customer_counts (
      tenant_id text not null,
      archived integer not null,
      customer_type text not null,
      count integer not null,
      primary key (tenant_id, archived, customer_type)
    ) strict, without rowid`.execute(db);
  await sql`
    create virtual table customer_search using fts5 (
      search_text, content = 'customers', content_rowid = 'number',
      tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0
    )`.execute(db);
  await sql`insert into customer_search (customer_search, rank) values ('secure-delete', 1)`.execute(db);
}

const ofOldCustomer = sql`
  tenant_id = old.tenant_id and archived = (old.archived_at is not null) and customer_type = old.customer_type`;

async function keepCountsInStep(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger customer_counts_after_delete after delete on customers
    when old.number <= (select digested_to from customer_digest)
    begin
      update customer_counts set count = count - 1 where ${ofOldCustomer};
    end`.execute(db);
  await sql`
    create trigger customer_counts_after_update after update on customers
    when old.number <= (select digested_to from customer_digest)
      and ((old.archived_at is null) <> (new.archived_at is null) or old.customer_type <> new.customer_type)
    begin
      update customer_counts set count = count - 1 where ${ofOldCustomer};
      insert into customer_counts values (new.tenant_id, new.archived_at is not null, new.customer_type, 1)
      on conflict do update set count = count + 1;
    end`.execute(db);
}

/** A text is removed from the index by naming it, so the triggers must pass the old one. */
async function keepSearchInStep(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger customer_search_after_delete after delete on customers
    when old.number <= (select digested_to from customer_digest)
    begin
      insert into customer_search (customer_search, rowid, search_text) values ('delete', old.number, old.search_text);
    end`.execute(db);
  await sql`
    create trigger customer_search_after_update after update on customers
    when old.number <= (select digested_to from customer_digest) and old.search_text <> new.search_text
    begin
      insert into customer_search (customer_search, rowid, search_text) values ('delete', old.number, old.search_text);
      insert into customer_search (rowid, search_text) values (new.number, new.search_text);
    end`.execute(db);
}
