import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { CustomerIdentity } from '../../../events/event.ts';
import type { Tables } from '../tables.ts';
import { customerIdOf, fromEntry, toEntry } from './outbox-entry.ts';

/** The parts of an erasure that are different for each database. */
export interface WebhookErasure {
  /** The condition that a text column contains another text. */
  contains(this: void, column: 'events', text: string): RawBuilder<boolean>;
  /** The time of the database, in milliseconds since 1970. */
  readonly now: RawBuilder<number>;
}

/**
 * Erases a customer from recorded events, deliveries and attempts. What is pending is canceled, so that nothing more of
 * the customer is sent. If there is nothing of the customer, nothing is written.
 */
export async function eraseFromWebhooks(
  db: Kysely<Tables>,
  tenantId: string,
  customer: CustomerIdentity,
  { contains, now }: WebhookErasure,
): Promise<void> {
  // First: it waits for a process that makes deliveries of recorded events, and later statements see these.
  await eraseFromOutbox(db, tenantId, customer.id, contains);
  const events = db
    .selectFrom('webhook_events')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customer.id);
  if ((await events.select('id').limit(1).execute()).length === 0) return;
  await db
    .updateTable('webhook_events')
    .set({ payload: '' })
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customer.id)
    .execute();
  await eraseFromDeliveries(db, tenantId, customer, now);
}

async function eraseFromOutbox(
  db: Kysely<Tables>,
  tenantId: string,
  customerId: string,
  contains: WebhookErasure['contains'],
): Promise<void> {
  const entries = await db
    .selectFrom('webhook_outbox')
    .select(['seq', 'events'])
    .where('tenant_id', '=', tenantId)
    .where(contains('events', customerId))
    // In the order in which the making of deliveries locks them.
    .orderBy('seq')
    .execute();
  for (const { seq, events } of entries) {
    const others = fromEntry(events).filter((event) => customerIdOf(event) !== customerId);
    const isEntry = (eb: ExpressionBuilder<Tables, 'webhook_outbox'>) => eb.and({ tenant_id: tenantId, seq });
    // The row of a customer as it was created has the id of the customer.
    if (others.length === 0) await db.deleteFrom('webhook_outbox').where(isEntry).execute();
    else
      await db
        .updateTable('webhook_outbox')
        .set({ events: toEntry(others) })
        .where(isEntry)
        .execute();
  }
}

async function eraseFromDeliveries(
  db: Kysely<Tables>,
  tenantId: string,
  { id, customer_key }: CustomerIdentity,
  now: RawBuilder<number>,
): Promise<void> {
  const deliveries = db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customer_key)
    .where('customer_id', '=', id);
  await db
    .updateTable('webhook_attempts')
    .set({ response_body: null })
    .where('tenant_id', '=', tenantId)
    .where('delivery_id', 'in', deliveries)
    .execute();
  const isPending = sql`due_at is not null`;
  await db
    .updateTable('webhook_deliveries')
    .set({
      status: sql`case when ${isPending} then 'canceled' else status end`,
      completed_at: sql`case when ${isPending} then ${now} else completed_at end`,
      due_at: null,
      lease: null,
      customer_key: null,
    })
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customer_key)
    .where('customer_id', '=', id)
    .execute();
}
