import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tenant } from '../../api-keys/api-key-store.ts';
import type { Tables } from '../sql/tables.ts';
import { type CopiedRow, type CopiedTable, tenantsTable } from './copied-tables.ts';
import type { CopyEnd } from './copy-end.ts';

/** Some rows of a table, in the order of their key. */
export interface Page {
  readonly table: CopiedTable;
  /** The owner of all rows; `undefined` if they are tenants themselves. */
  readonly tenant: Tenant | undefined;
  readonly rows: readonly CopiedRow[];
}

/** The limits of a page, and of a transaction that writes pages. A page may exceed the bytes by its last row. */
export const pageLimits = { rows: 500, bytes: 4 * 1024 * 1024 };

/** All rows of a table, tenant by tenant, in pages that fit into memory. */
export async function* pagesOf(end: CopyEnd, table: CopiedTable): AsyncGenerator<Page> {
  if (table === tenantsTable) return yield* pagesOfTenant(end, table, undefined);
  for await (const { rows: tenants } of pagesOf(end, tenantsTable)) {
    for (const { tenant_id, name } of tenants)
      yield* pagesOfTenant(end, table, { id: String(tenant_id), name: String(name) });
  }
}

async function* pagesOfTenant(end: CopyEnd, table: CopiedTable, tenant: Tenant | undefined): AsyncGenerator<Page> {
  for (let after = ''; ; ) {
    const rows = await end.read((db) => nextRows(db, table, tenant, after));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield { table, tenant, rows };
    after = String(last[table.key]);
  }
}

/** The rows after a key. The database adds up their sizes, so that it does not send more than fits. */
async function nextRows(
  db: Kysely<Tables>,
  table: CopiedTable,
  tenant: Tenant | undefined,
  after: string,
): Promise<readonly CopiedRow[]> {
  const { name, key, largest } = table;
  const { rows } = await sql<CopiedRow>`
    select ${columnsOf(table)} from (
      select ${columnsOf(table)}, sum(size) over (order by ${sql.ref(key)}) - size as before from (
        select ${columnsOf(table)}, coalesce(octet_length(cast(${sql.ref(largest)} as text)), 0) as size from ${sql.table(name)}
        where ${isOf(tenant)} and ${sql.ref(key)} > ${after} order by ${sql.ref(key)} limit ${pageLimits.rows}
      ) as next
    ) as sized
    where before < ${pageLimits.bytes} order by ${sql.ref(key)}`.execute(db);
  return rows;
}

/** The rows of a database that have the keys of a page. */
export async function rowsLike(end: CopyEnd, { table, tenant, rows }: Page): Promise<readonly CopiedRow[]> {
  const { name, key } = table;
  const keys = sql.join(rows.map((row) => row[key]));
  const select = sql<CopiedRow>`
    select ${columnsOf(table)} from ${sql.table(name)} where ${isOf(tenant)} and ${sql.ref(key)} in (${keys})`;
  return (await end.read((db) => select.execute(db))).rows;
}

function columnsOf({ columns }: CopiedTable): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

/** With a tenant, Citus reads from one node only. */
function isOf(tenant: Tenant | undefined): RawBuilder<unknown> {
  return tenant === undefined ? sql`true` : sql`tenant_id = ${tenant.id}`;
}
