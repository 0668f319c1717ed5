import { type Kysely, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import { newId } from '../../../../core/ids.ts';
import type { RenderEvent } from '../../../../events/delivery-queue.ts';
import type { EndpointRecord } from '../../../../events/endpoint.ts';
import { customerOf, type RecordedEvent } from '../../../../events/event.ts';
import type { Tables } from '../../tables.ts';
import { readCreated } from '../created-customers.ts';
import { newDelivery } from '../delivery-queries.ts';
import { selectEndpoints } from '../endpoint-queries.ts';
import { eventsPerEntry, fromEntry, type OutboxEvent } from '../outbox-entry.ts';
import { type DeliveryRow, fromEndpointRow, type WebhookTables } from '../rows.ts';
import { insertInParts } from './insert-in-parts.ts';

/** Tenants with recorded events, some of them. */
export async function selectTenantsWithEvents(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('webhook_outbox').select('tenant_id').distinct().limit(100).execute();
  return rows.map(({ tenant_id }) => tenant_id);
}

const entriesMax = 100;

/**
 * Turns recorded events of a tenant into deliveries, about as many events as one bulk create has. No other process may
 * do so for the same tenant at the same time: the deliveries of a customer would change their order.
 *
 * @param lockRows what makes a selection lock its rows, so that none is changed by an erasure before it is deleted.
 * @returns whether there may be more.
 */
export async function fanOutSome(
  transaction: Transaction<Tables>,
  tenantId: string,
  render: RenderEvent,
  lockRows: RawBuilder<unknown>,
): Promise<boolean> {
  const entries = await nextEntries(transaction, tenantId, lockRows);
  if (entries.length === 0) return false;
  const endpoints = (await selectEndpoints(transaction, tenantId).where('status', '=', 'enabled').execute()).map(
    fromEndpointRow,
  );
  const wanted = entries.flatMap((entry) => toWanted(entry, endpoints));
  const events = await withCustomers(transaction, tenantId, wanted);
  const first = await nextSeq(transaction, tenantId, events[0]?.createdAt ?? 0);
  const parts = events.map((event, index) => rowsOf(tenantId, event, first + index, render));
  await insertInParts(
    transaction,
    'webhook_events',
    parts.map(({ event }) => event),
  );
  await insertInParts(
    transaction,
    'webhook_deliveries',
    parts.flatMap(({ deliveries }) => deliveries),
  );
  const numbers = entries.map(({ seq }) => seq);
  await transaction
    .deleteFrom('webhook_outbox')
    .where('tenant_id', '=', tenantId)
    .where('seq', 'in', numbers)
    .execute();
  return true;
}

type Entry = Pick<Selectable<WebhookTables['webhook_outbox']>, 'seq' | 'created_at' | 'event_count' | 'events'>;

async function nextEntries(
  transaction: Transaction<Tables>,
  tenantId: string,
  lockRows: RawBuilder<unknown>,
): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select seq, created_at, event_count, events from (
      select seq, created_at, event_count, events, sum(event_count) over (order by seq) - event_count as before from (
        select seq, created_at, event_count, events from webhook_outbox
        where tenant_id = ${tenantId} order by seq limit ${entriesMax} ${lockRows}
      ) as next
    ) as sized
    where before < ${eventsPerEntry} order by seq`.execute(transaction);
  return rows;
}

/** A recorded event that endpoints want. */
interface WantedEvent<Event = RecordedEvent> {
  readonly event: Event;
  readonly createdAt: number;
  readonly endpointIds: readonly string[];
}

/** An endpoint gets no event from before it existed. */
function toWanted(
  { created_at, event_count, events }: Entry,
  endpoints: readonly EndpointRecord[],
): WantedEvent<OutboxEvent>[] {
  // A customer as it was created, which is no event.
  if (event_count === 0) return [];
  const existing = endpoints.filter((endpoint) => endpoint.created_at.getTime() <= created_at);
  return fromEntry(events).flatMap((event) => {
    const endpointIds = existing.filter(({ event_types }) => event_types.includes(event.type)).map(({ id }) => id);
    return endpointIds.length === 0 ? [] : [{ event, createdAt: created_at, endpointIds }];
  });
}

/** The events with the customers that they name by id, except for those that are erased. */
async function withCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  wanted: readonly WantedEvent<OutboxEvent>[],
): Promise<WantedEvent[]> {
  const ids = wanted.flatMap(({ event }) => ('customerId' in event ? [event.customerId] : []));
  const created = await readCreated(transaction, tenantId, ids);
  return wanted.flatMap(({ event: recorded, ...others }) => {
    const event = 'customerId' in recorded ? created.get(recorded.customerId) : recorded;
    return event === undefined ? [] : [{ ...others, event }];
  });
}

/** The time in microseconds, unless the clock has gone back, or more events happen than microseconds. */
async function nextSeq(transaction: Transaction<Tables>, tenantId: string, now: number): Promise<number> {
  const events = transaction.selectFrom('webhook_events').where('tenant_id', '=', tenantId);
  const { last } = await events.select((eb) => eb.fn.max('seq').as('last')).executeTakeFirstOrThrow();
  return Math.max(now * 1_000, (last ?? 0) + 1);
}

function rowsOf(
  tenantId: string,
  { event, createdAt, endpointIds }: WantedEvent,
  seq: number,
  render: RenderEvent,
): { event: WebhookTables['webhook_events']; deliveries: readonly DeliveryRow[] } {
  const id = newId();
  const { type } = event;
  const customer = customerOf(event);
  const common = { tenant_id: tenantId, seq, customer_id: customer?.id ?? null };
  const deliveries = endpointIds.map((endpoint_id) => ({
    ...newDelivery({ ...common, endpoint_id, event_id: id, event_type: type, test: 0 }, createdAt),
    customer_key: customer?.customer_key ?? null,
  }));
  return { event: { ...common, id, type, created_at: createdAt, payload: render(id, event) }, deliveries };
}
