import type { Kysely, Transaction } from 'kysely';
import type { EventOf } from '../../../events/event.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables } from '../tables.ts';
import { selectWanted, toWantedTypes } from './endpoint-queries.ts';
import { fromEntry, insertIntoOutbox, toEntry } from './outbox-entry.ts';
import type { WantedTypes } from './wanted-types.ts';

// An insert records the creation of its customers by their ids: to copy the rows into the outbox would cost a fifth of
// a bulk create. The event shows each customer as it was created nevertheless, however soon it is changed. It is the row
// as long as `updated_at` equals `created_at`, and `customers/change-customer.ts` makes `updated_at` later with every
// change. The first change keeps the former row in the outbox, in the same transaction. It does so after the row of the
// ids, so that the former row is there until the ids have been read.

/**
 * Keeps a customer as it was created, if this is its first change and an endpoint wants creations. To be called in the
 * transaction of the change.
 *
 * @param row the customer before the change, locked since before the call: endpoints that were there when it was created
 *   are among the wanted types then, in every process.
 */
export async function keepAsCreated(
  transaction: Transaction<Tables>,
  row: CustomerRow,
  wanted: WantedTypes,
): Promise<void> {
  const { tenant_id, id, created_at, updated_at } = row;
  if (updated_at !== created_at) return;
  const types = await wanted.get(tenant_id, async () =>
    toWantedTypes(await selectWanted(transaction, tenant_id).execute()),
  );
  if (!types.has('customer.created')) return;
  const kept = { tenant_id, id, created_at, event_count: 0, events: toEntry([toCreated(row)]) };
  await insertIntoOutbox(transaction, kept).execute();
}

/**
 * The creations of customers, by id. Those that are erased are left out. One whose first change was made while no
 * endpoint wanted creations is shown as it is now.
 */
export async function readCreated(
  db: Kysely<Tables>,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventOf<'customer.created'>>> {
  if (ids.length === 0) return new Map();
  const customers = db.selectFrom('customers').where('tenant_id', '=', tenantId).where('id', 'in', ids);
  const rows = await customers.select(customerColumns).execute();
  const changed = rows.filter(({ created_at, updated_at }) => created_at !== updated_at).map(({ id }) => id);
  // After the rows: what has changed a row between both statements has not changed the one that was read.
  const kept = await readKept(db, tenantId, changed);
  return new Map([...rows.map(toCreated), ...kept].map((event) => [event.customer.id, event]));
}

async function readKept(db: Kysely<Tables>, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const kept = db.selectFrom('webhook_outbox').where('tenant_id', '=', tenantId).where('id', 'in', ids);
  const events = (await kept.select('events').execute()).flatMap((row) => fromEntry(row.events));
  return events.filter((event) => event.type === 'customer.created').filter((event) => 'customer' in event);
}

function toCreated(row: CustomerRow): EventOf<'customer.created'> {
  const customer = fromCustomerRow(row);
  return { type: 'customer.created', at: customer.created_at, customer };
}
