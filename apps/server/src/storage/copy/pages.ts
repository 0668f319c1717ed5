import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tenant } from '../../api-keys/api-key-store.ts';
import type { Tables } from '../sql/tables.ts';
import { type CopiedRow, type CopiedTable, tenantsTable } from './copied-tables.ts';
import type { CopyEnd } from './copy-end.ts';

/** Some rows of a table, in the order of their key, or of their number if they have one. */
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
  const { number, key } = table;
  for (let after: Position = number === undefined ? '' : 0; ; ) {
    const rows = await end.read((db) => nextRows(db, table, tenant, after));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield { table, tenant, rows };
    after = last[number ?? key] ?? '';
  }
}

type Position = string | number;

/** The rows after a key or a number. The database adds up their sizes, so that it does not send more than fits. */
async function nextRows(
  db: Kysely<Tables>,
  table: CopiedTable,
  tenant: Tenant | undefined,
  after: Position,
): Promise<readonly CopiedRow[]> {
  const { name, key, number, largest, columns } = table;
  const selected = columnsOf(number === undefined ? columns : [...columns, number]);
  const position = sql.ref(number ?? key);
  const { rows } = await sql<CopiedRow>`
    select ${selected} from (
      select ${selected}, sum(size) over (order by ${position}) - size as before from (
        select ${selected}, coalesce(octet_length(cast(${sql.ref(largest)} as text)), 0) as size from ${sql.table(name)}
        where ${isOf(tenant)} and ${position} > ${after} order by ${position} limit ${pageLimits.rows}
      ) as next
    ) as sized
    where before < ${pageLimits.bytes} order by ${position}`.execute(db);
  return rows;
}

/** The rows of a database that have the keys of a page. */
export async function rowsLike(end: CopyEnd, { table, tenant, rows }: Page): Promise<readonly CopiedRow[]> {
  const { name, key, columns } = table;
  const keys = sql.join(rows.map((row) => row[key]));
  const select = sql<CopiedRow>`
    select ${columnsOf(columns)} from ${sql.table(name)} where ${isOf(tenant)} and ${sql.ref(key)} in (${keys})`;
  return (await end.read((db) => select.execute(db))).rows;
}

function columnsOf(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

/** With a tenant, Citus reads from one node only. */
function isOf(tenant: Tenant | undefined): RawBuilder<unknown> {
  return tenant === undefined ? sql`true` : sql`tenant_id = ${tenant.id}`;
}
