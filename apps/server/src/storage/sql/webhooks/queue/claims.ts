import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type {
  ClaimedBatch,
  DueEndpoint,
  EndpointKey,
  Lease,
  LeasedDelivery,
  PendingDeliveries,
} from '../../../../events/delivery-queue.ts';
import type { Tables } from '../../tables.ts';
import { selectEndpoint } from '../endpoint-queries.ts';
import { type DeliveryRow, fromEndpointRow } from '../rows.ts';

/** The enabled endpoints with pending deliveries, and when the next one of each is due. */
export async function findDueEndpoints(db: Kysely<Tables>): Promise<DueEndpoint[]> {
  const { rows } = await sql<{ tenant_id: string; id: string; due_at: number }>`
    select tenant_id, id, due_at from (
      select e.tenant_id, e.id, (
        select min(d.due_at) from webhook_deliveries d
        where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.due_at is not null
      ) as due_at
      from webhook_endpoints e where e.status = 'enabled'
    ) as endpoints
    where due_at is not null order by due_at`.execute(db);
  return rows.map(({ tenant_id, id, due_at }) => ({ tenantId: tenant_id, endpointId: id, dueAt: new Date(due_at) }));
}

/**
 * Leases due deliveries of an endpoint.
 *
 * @param skipLocked what makes a selection lock its rows, and leave out those that another process has locked.
 */
export async function claimDue(
  transaction: Transaction<Tables>,
  key: EndpointKey,
  { now, until, limit }: Lease,
  skipLocked: RawBuilder<unknown>,
): Promise<ClaimedBatch | undefined> {
  const { tenantId, endpointId } = key;
  const row = await selectEndpoint(transaction, tenantId, endpointId)
    .where('status', '=', 'enabled')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const due = await selectDue(transaction, key, now, skipLocked);
  await postpone(
    transaction,
    tenantId,
    due.filter((delivery) => !isFirst(delivery)),
    now,
  );
  const free = due.filter(isFirst).slice(0, limit);
  const lease = randomUUID();
  await leaseAll(transaction, tenantId, free, { lease, due_at: until.getTime() });
  const payloads = await payloadsOf(transaction, tenantId, free);
  const deliveries = free.map(({ id, event_id, event_type, attempt_count, schedule_step, trigger }) => {
    const attempts = { attemptCount: attempt_count, scheduleStep: schedule_step, trigger };
    const event = { eventId: event_id, eventType: event_type, payload: payloads.get(event_id) ?? '' };
    return { tenantId, id, lease, leasedUntil: until, ...event, ...attempts };
  });
  return { endpoint: fromEndpointRow(row), deliveries };
}

interface DueDelivery
  extends Pick<DeliveryRow, 'id' | 'seq' | 'event_id' | 'event_type' | 'attempt_count' | 'schedule_step' | 'trigger'> {
  /** Those of the first pending delivery of the same customer; `null` if the event is about none. */
  readonly first_seq: number | null;
  readonly first_due_at: number | null;
}

/** Whether no earlier delivery of the same customer is pending. */
function isFirst({ seq, first_seq }: DueDelivery): boolean {
  return first_seq === null || first_seq === seq;
}

/** The deliveries that are looked at to find those that can be claimed. */
const scannedMax = 64;

async function selectDue(
  transaction: Transaction<Tables>,
  { tenantId, endpointId }: EndpointKey,
  now: Date,
  skipLocked: RawBuilder<unknown>,
): Promise<readonly DueDelivery[]> {
  const ofFirst = (column: 'seq' | 'due_at') => sql`(
    select f.${sql.ref(column)} from webhook_deliveries f
    where f.tenant_id = d.tenant_id and f.endpoint_id = d.endpoint_id and f.customer_key = d.customer_key
      and f.due_at is not null
    order by f.seq limit 1
  )`;
  const { rows } = await sql<DueDelivery>`
    select id, seq, event_id, event_type, attempt_count, schedule_step, "trigger",
      ${ofFirst('seq')} as first_seq, ${ofFirst('due_at')} as first_due_at
    from webhook_deliveries d
    where tenant_id = ${tenantId} and endpoint_id = ${endpointId} and due_at <= ${now.getTime()}
    order by due_at, seq limit ${scannedMax} ${skipLocked}`.execute(transaction);
  return rows;
}

/** How long a delivery that waits for an earlier one is not looked at again, unless the earlier one ends. */
const waitMs = 15_000;

/** Makes deliveries wait for the first one of their customer, so that a long queue of one customer delays no other. */
async function postpone(
  transaction: Transaction<Tables>,
  tenantId: string,
  waiting: readonly DueDelivery[],
  now: Date,
): Promise<void> {
  const idsByTime = new Map<number, string[]>();
  for (const { id, first_due_at } of waiting) {
    const dueAt = Math.max(now.getTime() + waitMs, first_due_at ?? 0);
    idsByTime.set(dueAt, [...(idsByTime.get(dueAt) ?? []), id]);
  }
  for (const [due_at, ids] of idsByTime) {
    const deliveries = transaction.updateTable('webhook_deliveries').where('tenant_id', '=', tenantId);
    await deliveries.where('id', 'in', ids).set({ due_at }).execute();
  }
}

async function leaseAll(
  transaction: Transaction<Tables>,
  tenantId: string,
  deliveries: readonly DueDelivery[],
  columns: Pick<DeliveryRow, 'lease' | 'due_at'>,
): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = deliveries.map(({ id }) => id);
  const leased = transaction.updateTable('webhook_deliveries').where('tenant_id', '=', tenantId);
  await leased.where('id', 'in', ids).set(columns).execute();
}

async function payloadsOf(
  transaction: Transaction<Tables>,
  tenantId: string,
  deliveries: readonly DueDelivery[],
): Promise<ReadonlyMap<string, string>> {
  if (deliveries.length === 0) return new Map();
  const ids = deliveries.map(({ event_id }) => event_id);
  const events = transaction.selectFrom('webhook_events').select(['id', 'payload']).where('tenant_id', '=', tenantId);
  const rows = await events.where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, payload }) => [id, payload]));
}

/** Makes leased deliveries due again. */
export async function releaseAll(
  db: Kysely<Tables>,
  tenantId: string,
  deliveries: readonly LeasedDelivery[],
  now: Date,
): Promise<void> {
  const released = db.updateTable('webhook_deliveries').where('tenant_id', '=', tenantId);
  const ids = deliveries.map(({ id }) => id);
  const leases = deliveries.map(({ lease }) => lease);
  await released
    .where('id', 'in', ids)
    .where('lease', 'in', leases)
    .set({ lease: null, due_at: now.getTime() })
    .execute();
}

/** The number of pending deliveries, and the age of the oldest one. */
export async function countPending(db: Kysely<Tables>, now: Date): Promise<PendingDeliveries> {
  const { rows } = await sql<{ count: number; oldest: number | null }>`
    select count(*) as count, min(created_at) as oldest from webhook_deliveries where due_at is not null`.execute(db);
  const { count = 0, oldest = null } = rows[0] ?? {};
  return { count, oldestMs: oldest === null ? 0 : Math.max(0, now.getTime() - oldest) };
}
