import { isDeepStrictEqual } from 'node:util';
import { sql, type Transaction } from 'kysely';
import { StartError } from '../../core/errors.ts';
import type { CustomerRow, Tables } from '../sql/tables.ts';
import { assertPartOf } from './assert-part-of.ts';
import { type CopiedTable, type CopiedTableName, copiedTables } from './copied-tables.ts';
import type { CopySource, CopyTarget } from './copy-end.ts';
import { countTenants, rowsByTable, type TenantCounts } from './counts.ts';
import { type Page, pageLimits, pagesOf } from './pages.ts';

/** How far a copy has come. */
export interface CopyProgress {
  /** The target is compared first, as far as it has rows. */
  readonly step: 'compared' | 'copied';
  readonly table: CopiedTable;
  /** Rows of the table that are done. */
  readonly done: number;
  readonly total: number;
}

/**
 * Copies all rows of a database to another one that is empty, or has a part of them from an interrupted copy. Tables that
 * are derived from these are not copied: the target fills them by its own rules.
 *
 * @param onProgress called after each transaction.
 * @returns the counts of each tenant, by its id, which are the same in both databases.
 * @throws StartError if the target has other rows, if a database fails, or if the counts are different at the end.
 */
export async function copyDatabase(
  source: CopySource,
  target: CopyTarget,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<ReadonlyMap<string, TenantCounts>> {
  const onCompared = meter('compared', rowsByTable(await countTenants(target)), onProgress);
  await assertPartOf(source, target, (page) => onCompared([page]));
  const counts = await countTenants(source);
  const onCopied = meter('copied', rowsByTable(counts), onProgress);
  await copyRows(source, target, onCopied).catch((error: unknown) => {
    throw error instanceof StartError ? new StartError(`${error.message} ${howToContinue}`, { cause: error }) : error;
  });
  assertSameCounts(source, counts, target, await countTenants(target));
  return counts;
}

const howToContinue = 'What is copied so far is kept: run the same command again to continue.';

/** Adds up the pages that are done. */
function meter(
  step: CopyProgress['step'],
  totals: Readonly<Record<CopiedTableName, number>>,
  onProgress: (progress: CopyProgress) => void,
): (pages: readonly Page[]) => void {
  const done = new Map<CopiedTable, number>();
  return (pages) => {
    for (const { table, rows } of pages) done.set(table, (done.get(table) ?? 0) + rows.length);
    const table = pages[0]?.table;
    if (table) onProgress({ step, table, done: done.get(table) ?? 0, total: totals[table.name] });
  };
}

async function copyRows(
  source: CopySource,
  target: CopyTarget,
  onBatch: (batch: readonly Page[]) => void,
): Promise<void> {
  for (const table of copiedTables) {
    for await (const batch of batchesOf(pagesOf(source, table))) {
      await target.write(async (transaction) => {
        for (const page of batch) await insertPage(target, transaction, page);
      });
      onBatch(batch);
    }
  }
}

/** Combines the pages of small tenants, so that not each of them needs a commit. */
async function* batchesOf(pages: AsyncIterable<Page>): AsyncGenerator<readonly Page[]> {
  let batch: Page[] = [];
  let rows = 0;
  let characters = 0;
  for await (const page of pages) {
    const pageCharacters = page.rows.reduce((sum, row) => sum + String(row[page.table.largest]).length, 0);
    if (rows + page.rows.length > pageLimits.rows || characters + pageCharacters > pageLimits.bytes) {
      if (batch.length > 0) yield batch;
      [batch, rows, characters] = [[], 0, 0];
    }
    batch.push(page);
    rows += page.rows.length;
    characters += pageCharacters;
  }
  if (batch.length > 0) yield batch;
}

async function insertPage(
  target: CopyTarget,
  transaction: Transaction<Tables>,
  { table, tenant, rows }: Page,
): Promise<void> {
  if (table.name === 'customers' && tenant) {
    await target.insertCustomers(transaction, tenant.id, rows as unknown as readonly CustomerRow[]);
    return;
  }
  const { name, columns } = table;
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}
    ${onConflict(table)}`.execute(transaction);
}

/** Rows that the target has already were compared, and differ in their latest times only. */
function onConflict({ name, key, latest }: CopiedTable) {
  if (latest.length === 0) return sql`on conflict do nothing`;
  const assignments = latest.map((column) => {
    const [given, stored] = [sql.ref(`excluded.${column}`), sql.ref(`${name}.${column}`)];
    return sql`${sql.ref(column)} = case when ${stored} is null or ${given} > ${stored} then ${given} else ${stored} end`;
  });
  return sql`on conflict (tenant_id, ${sql.ref(key)}) do update set ${sql.join(assignments)}`;
}

/** They are different if another process writes to the target. */
function assertSameCounts(
  source: CopySource,
  inSource: ReadonlyMap<string, TenantCounts>,
  target: CopyTarget,
  inTarget: ReadonlyMap<string, TenantCounts>,
): void {
  const tenantIds = [...inSource.keys(), ...inTarget.keys()];
  const other = tenantIds.find((id) => !isDeepStrictEqual(inSource.get(id), inTarget.get(id)));
  if (other === undefined) return;
  const { tenant } = inSource.get(other) ?? inTarget.get(other) ?? { tenant: other };
  throw new StartError(
    `The ${target.name} has other rows of the tenant ${tenant} than the ${source.name}, because another process writes ` +
      'to it. Stop all servers, and copy to an empty database.',
  );
}
