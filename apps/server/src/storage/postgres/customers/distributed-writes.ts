import { CompiledQuery, sql, type Transaction } from 'kysely';
import { newId } from '../../../core/ids.ts';
import type { Tables } from '../../sql/tables.ts';
import { eventsPerEntry, toCreatedEntry } from '../../sql/webhooks/outbox-entry.ts';
import { appendCounts, sometimesSumUpCounts } from './customer-counts.ts';
import {
  type CountChange,
  type CountedColumns,
  type CustomerWrites,
  countChange,
  differences,
  insertedColumns,
  typeOfColumn,
} from './customer-writes.ts';
import { searchIndexQueue } from './search-index.ts';

/**
 * Writes with several statements, each of which Citus sends to the node of the tenant as it is. It would plan an insert
 * in a WITH clause, or from a SELECT, by itself and involve every node: the loss of one would stop all writes.
 */
export const distributedWrites: CustomerWrites = {
  toParameters: (rows) => rows.flatMap((row) => insertedColumns.map((column) => row[column])),

  insert: async (transaction, tenantId, { parameters: cells, areRecorded }) => {
    const inserted: InsertedRow[] = [];
    for (let first = 0; first < cells.length; first += cellsMax) {
      const some = cells.slice(first, first + cellsMax);
      const query = CompiledQuery.raw(insertStatement(some.length), [tenantId, ...some]) as CompiledQuery<InsertedRow>;
      inserted.push(...(await transaction.executeQuery(query)).rows);
    }
    const ids = inserted.map(({ id }) => id);
    await record(transaction, tenantId, countByKind(inserted), ids);
    if (areRecorded) await recordCreated(transaction, tenantId, ids);
    return ids;
  },

  replace: async (transaction, current, replacement) => {
    const { tenant_id, id, ...columns } = replacement;
    const row = transaction.updateTable('customers').where('tenant_id', '=', tenant_id).where('id', '=', id);
    await row.set(columns).execute();
    const isTextChanged = current.search_text !== columns.search_text;
    await record(transaction, tenant_id, differences(current, replacement), isTextChanged ? [id] : []);
  },

  delete: async (transaction, row) => {
    const { tenant_id, id } = row;
    await sql`
      with forgotten as (
        delete from customer_search where tenant_id = ${tenant_id} and id = ${id}
      )
      delete from customers where tenant_id = ${tenant_id} and id = ${id}`.execute(transaction);
    await record(transaction, tenant_id, [countChange(row, -1)], [id]);
  },
};

interface InsertedRow extends CountedColumns {
  readonly id: string;
}

// The text of the statement grows with the number of rows.
const cellsMax = eventsPerEntry * insertedColumns.length;

function insertStatement(cells: number): string {
  const rows = Array.from({ length: cells / insertedColumns.length }, (_, index) => rowOfParameters(index));
  return `
    insert into customers (tenant_id, ${insertedColumns.join(', ')}) values ${rows.join(', ')}
    on conflict do nothing
    returning id, archived_at, customer_type`;
}

/** `($1, $2::text, …)`. The first parameter is the tenant of all rows. */
function rowOfParameters(row: number): string {
  const first = 2 + row * insertedColumns.length;
  return `($1, ${insertedColumns.map((column, index) => `$${first + index}::${typeOfColumn(column)}`).join(', ')})`;
}

async function recordCreated(
  transaction: Transaction<Tables>,
  tenantId: string,
  insertedIds: readonly string[],
): Promise<void> {
  if (insertedIds.length === 0) return;
  const entry = {
    tenant_id: tenantId,
    id: newId(),
    created_at: sql<number>`(extract(epoch from now()) * 1000)::bigint`,
    event_count: insertedIds.length,
    // In the order of the request.
    events: toCreatedEntry(insertedIds.toSorted()),
  };
  await transaction.insertInto('webhook_outbox').values(entry).execute();
}

function countByKind(rows: readonly InsertedRow[]): CountChange[] {
  const counts = new Map<string, CountChange>();
  for (const row of rows) {
    const { archived, customer_type } = countChange(row, 1);
    const kind = `${archived} ${customer_type}`;
    counts.set(kind, countChange(row, (counts.get(kind)?.count ?? 0) + 1));
  }
  return [...counts.values()];
}

async function record(
  transaction: Transaction<Tables>,
  tenantId: string,
  changes: readonly CountChange[],
  queuedIds: readonly string[],
): Promise<void> {
  await appendCounts(transaction, tenantId, changes);
  if (queuedIds.length > 0)
    await sql`
      insert into ${searchIndexQueue} (tenant_id, ids) values (${tenantId}, ${queuedIds}::text[])`.execute(transaction);
  if (changes.length > 0) await sometimesSumUpCounts(transaction, tenantId);
}
