import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../../tables.ts';

// Some at a time, so that other work need not wait for all of them.
const deletedAtOnce = 500;

/**
 * Deletes some deliveries of a deleted endpoint with their attempts.
 *
 * @returns whether there may be more.
 */
export function deleteSomeOfEndpoint(
  transaction: Transaction<Tables>,
  tenantId: string,
  endpointId: string,
): Promise<boolean> {
  return deleteSome(transaction, tenantId, selectSome(transaction, tenantId).where('endpoint_id', '=', endpointId));
}

/**
 * Deletes some deliveries of a tenant that were created before a time and are not pending, and the events that have no
 * other delivery.
 *
 * @returns whether there may be more.
 */
export async function purgeSome(transaction: Transaction<Tables>, tenantId: string, before: Date): Promise<boolean> {
  const time = before.getTime();
  const old = selectSome(transaction, tenantId).where('created_at', '<', time).where('due_at', 'is', null);
  const hasMore = await deleteSome(transaction, tenantId, old);
  if (hasMore) return true;
  // An event has the time of its deliveries: of the old ones, only those remain that are pending.
  const pending = transaction.selectFrom('webhook_deliveries').select('event_id').where('tenant_id', '=', tenantId);
  const events = transaction
    .selectFrom('webhook_events')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('seq', '<', time * 1_000)
    .where('created_at', '<', time)
    .where('id', 'not in', pending.where('created_at', '<', time))
    .limit(sql.lit(deletedAtOnce));
  const { numDeletedRows } = await transaction
    .deleteFrom('webhook_events')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', events)
    .executeTakeFirstOrThrow();
  return numDeletedRows === BigInt(deletedAtOnce);
}

function selectSome(db: Kysely<Tables>, tenantId: string) {
  const deliveries = db.selectFrom('webhook_deliveries').select('id').where('tenant_id', '=', tenantId);
  return deliveries.limit(sql.lit(deletedAtOnce));
}

async function deleteSome(
  db: Kysely<Tables>,
  tenantId: string,
  selected: ReturnType<typeof selectSome>,
): Promise<boolean> {
  const ids = (await selected.execute()).map(({ id }) => id);
  if (ids.length === 0) return false;
  const attempts = db.deleteFrom('webhook_attempts').where('tenant_id', '=', tenantId);
  await attempts.where('delivery_id', 'in', ids).execute();
  await db.deleteFrom('webhook_deliveries').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
  return ids.length === deletedAtOnce;
}
