import { type Kysely, sql } from 'kysely';
import type { CustomerRecord } from '../../src/customers/customer.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { postgresMigrations } from '../../src/storage/postgres/migrations/index.ts';
import { type CustomerRow, customerColumns, type Tables, toCustomerRow } from '../../src/storage/sql/tables.ts';

/** Brings an empty database to the schema of the versions whose triggers counted and queued customers. */
export async function migrateToTriggers(db: Kysely<Tables>): Promise<void> {
  const earlier = Object.entries(postgresMigrations).filter(([name]) => name < '0008');
  await migrate(db, Object.fromEntries(earlier));
  await sql`
    create trigger queue_inserted_customers after insert on customers
    referencing new table as new_customers
    for each statement execute function queue_inserted_customers()`.execute(db);
  await sql`
    create trigger queue_deleted_customer after delete on customers
    for each row execute function queue_changed_customer()`.execute(db);
  await sql`
    create trigger queue_updated_customer after update on customers
    for each row when (old.search_text <> new.search_text) execute function queue_changed_customer()`.execute(db);
}

/** The writes of the versions whose triggers counted and queued customers, with their statements. */
export class EarlierCustomerStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<void> {
    const rows = records.map((record) => toCustomerRow(tenantId, record));
    const columns = customerColumns.filter((column) => column !== 'tenant_id');
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const arrays = columns.map((column) => sql`${rows.map((row) => row[column])}::${sql.raw(typeOf(column))}[]`);
    await sql`
      insert into customers (tenant_id, ${names})
      select ${tenantId}, given.* from unnest(${sql.join(arrays)}) as given
      on conflict do nothing
      returning id`.execute(this.#db);
  }

  async update(tenantId: string, record: CustomerRecord): Promise<void> {
    const { tenant_id, id, ...columns } = toCustomerRow(tenantId, record);
    const row = this.#db.updateTable('customers').where('tenant_id', '=', tenant_id).where('id', '=', id);
    await row.set(columns).execute();
  }

  async delete(tenantId: string, customerKey: string): Promise<void> {
    const customers = this.#db.deleteFrom('customers').where('tenant_id', '=', tenantId);
    await customers.where('customer_key', '=', customerKey).executeTakeFirstOrThrow();
  }
}

function typeOf(column: keyof CustomerRow): string {
  if (column === 'attributes') return 'json';
  return column.endsWith('_at') ? 'bigint' : 'text';
}
