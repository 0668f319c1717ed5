import type { Kysely, Transaction } from 'kysely';
import { newId } from '../../../core/ids.ts';
import type { NothingElse } from '../../../core/nothing-else.ts';
import type { DeliveryDetails, DeliveryRecord } from '../../../events/delivery.ts';
import type { DeliveryFilter, DeliveryStretch, TestEvent } from '../../../events/webhook-store.ts';
import type { Tables } from '../tables.ts';
import { obstacleOf } from './endpoint-queries.ts';
import { type DeliveryRow, deliveryColumns, fromAttemptRow, fromDeliveryRow } from './rows.ts';

/** The deliveries that pass a filter, newest first. Those of deleted endpoints are left out. */
export async function listDeliveries(
  db: Kysely<Tables>,
  tenantId: string,
  { endpointId, status, eventType, customerKey, createdFrom, createdBefore, ...others }: DeliveryFilter,
  { after, limit }: DeliveryStretch,
): Promise<DeliveryRecord[]> {
  others satisfies NothingElse;
  let query = selectDeliveries(db, tenantId);
  if (endpointId !== undefined) query = query.where('endpoint_id', '=', endpointId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (eventType !== undefined) query = query.where('event_type', '=', eventType);
  if (customerKey !== undefined) query = query.where('customer_key', '=', customerKey);
  if (createdFrom) query = query.where('created_at', '>=', createdFrom.getTime());
  if (createdBefore) query = query.where('created_at', '<', createdBefore.getTime());
  if (after) {
    const position = [after.createdAt.getTime(), after.id] as const;
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...position)));
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromDeliveryRow);
}

function selectDeliveries(db: Kysely<Tables>, tenantId: string) {
  const endpoints = db.selectFrom('webhook_endpoints').select('id').where('tenant_id', '=', tenantId);
  return db
    .selectFrom('webhook_deliveries')
    .select(deliveryColumns)
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', 'in', endpoints);
}

/** The attempts that are shown: the latest ones. */
const attemptsMax = 100;

export async function findDelivery(
  db: Kysely<Tables>,
  tenantId: string,
  id: string,
): Promise<DeliveryDetails | undefined> {
  const row = await selectDeliveries(db, tenantId).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const attempts = await db
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('delivery_id', '=', id)
    .orderBy('number', 'desc')
    .limit(attemptsMax)
    .execute();
  return {
    delivery: fromDeliveryRow(row),
    payload: await readPayload(db, tenantId, row.event_id),
    attempts: attempts.map(fromAttemptRow).reverse(),
  };
}

/** The body of an event; `null` if its customer is erased. */
async function readPayload(db: Kysely<Tables>, tenantId: string, eventId: string): Promise<string | null> {
  const event = await db
    .selectFrom('webhook_events')
    .select('payload')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', eventId)
    .executeTakeFirst();
  return event?.payload || null;
}

/** Queues an event for one endpoint. It waits for no other one. */
export async function insertTest(
  transaction: Transaction<Tables>,
  tenantId: string,
  endpointId: string,
  { id, type, payload, at }: TestEvent,
): Promise<DeliveryRecord> {
  const created_at = at.getTime();
  const seq = created_at * 1_000;
  const event = { tenant_id: tenantId, id, seq, type, customer_id: null, created_at, payload };
  await transaction.insertInto('webhook_events').values(event).execute();
  const row: DeliveryRow = {
    ...newDelivery(
      { tenant_id: tenantId, seq: 0, endpoint_id: endpointId, event_id: id, event_type: type },
      created_at,
    ),
    customer_id: null,
    customer_key: null,
    test: 1,
  };
  await transaction.insertInto('webhook_deliveries').values(row).execute();
  return readDelivery(transaction, tenantId, row.id);
}

/** A delivery that is due at once. */
export function newDelivery<Columns extends object>(columns: Columns, now: number) {
  return {
    ...columns,
    id: newId(),
    status: 'pending',
    attempt_count: 0,
    schedule_step: 0,
    trigger: 'schedule',
    due_at: now,
    lease: null,
    last_status_code: null,
    created_at: now,
    completed_at: null,
  } as const;
}

/** Why a delivery cannot be sent again. */
type Obstacle = 'missing' | 'pending' | 'erased' | 'disabled';

/** Makes a delivery pending again. */
export async function redeliver(
  transaction: Transaction<Tables>,
  tenantId: string,
  id: string,
  now: Date,
): Promise<DeliveryRecord | Obstacle> {
  const obstacle = await obstacleTo(transaction, tenantId, id);
  if (obstacle !== undefined) return obstacle;
  await transaction
    .updateTable('webhook_deliveries')
    .set(pendingAgain(now))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('due_at', 'is', null)
    .execute();
  return readDelivery(transaction, tenantId, id);
}

async function readDelivery(db: Kysely<Tables>, tenantId: string, id: string): Promise<DeliveryRecord> {
  return fromDeliveryRow(await selectDeliveries(db, tenantId).where('id', '=', id).executeTakeFirstOrThrow());
}

function pendingAgain(now: Date) {
  return { status: 'pending', due_at: now.getTime(), schedule_step: 0, trigger: 'manual', completed_at: null } as const;
}

async function obstacleTo(db: Kysely<Tables>, tenantId: string, id: string): Promise<Obstacle | undefined> {
  const row = await selectDeliveries(db, tenantId).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return 'missing';
  if (row.status === 'pending') return 'pending';
  if ((await readPayload(db, tenantId, row.event_id)) === null) return 'erased';
  return obstacleOf(db, tenantId, row.endpoint_id);
}

/** Makes the failed and the canceled deliveries of an endpoint pending again, except for those of erased customers. */
export async function redeliverFailed(
  db: Kysely<Tables>,
  tenantId: string,
  endpointId: string,
  since: Date,
  now: Date,
): Promise<number> {
  const erased = db
    .selectFrom('webhook_events')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('payload', '=', '');
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set(pendingAgain(now))
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', '=', endpointId)
    .where('status', 'in', ['failed', 'canceled'])
    .where('created_at', '>=', since.getTime())
    .where('event_id', 'not in', erased)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
