import type { Insertable, Kysely } from 'kysely';
import { newId } from '../../../core/ids.ts';
import type { CustomerAttributes, CustomerRecord } from '../../../customers/customer.ts';
import { customerOf, type RecordedEvent } from '../../../events/event.ts';
import type { Tables } from '../tables.ts';
import type { WebhookTables } from './rows.ts';

/**
 * Events at most in one row of the outbox, so that each batch of deliveries is small. An insert has a row of its own,
 * whatever its size.
 */
export const eventsPerEntry = 100;

export type OutboxRow = Insertable<WebhookTables['webhook_outbox']>;

/** Adds a row to the outbox. The SQL is the same for each. */
export function insertIntoOutbox(db: Kysely<Tables>, row: OutboxRow) {
  return db.insertInto('webhook_outbox').values(row);
}

/** The rows of the outbox for these events. */
export function toOutboxRows(tenantId: string, events: readonly RecordedEvent[], now: Date): OutboxRow[] {
  const parts = Array.from({ length: Math.ceil(events.length / eventsPerEntry) }, (_, part) =>
    events.slice(part * eventsPerEntry, (part + 1) * eventsPerEntry),
  );
  return parts.map((part) => ({
    tenant_id: tenantId,
    id: newId(),
    created_at: now.getTime(),
    event_count: part.length,
    events: toEntry(part),
  }));
}

/**
 * Events as the text of one row of the outbox. It contains facts and not the bodies to send, which have three times the
 * size and are made in the background.
 */
export function toEntry(events: readonly OutboxEvent[]): string {
  return JSON.stringify(events.map((event) => ('customerId' in event ? [event.customerId] : withNumbers(event))));
}

/** An event in the outbox. The creation of a customer can have its id alone: see `created-customers.ts`. */
export type OutboxEvent = RecordedEvent | CreatedById;

interface CreatedById {
  readonly type: 'customer.created';
  readonly customerId: string;
}

export function fromEntry(text: string): OutboxEvent[] {
  const stored = JSON.parse(text) as (StoredEvent | StoredId)[];
  return stored.map((event) =>
    'type' in event ? withDates(event) : { type: 'customer.created', customerId: event[0] },
  );
}

/** The customer that an event is about; `undefined` if it is about none. */
export function customerIdOf(event: OutboxEvent): string | undefined {
  return 'customerId' in event ? event.customerId : customerOf(event)?.id;
}

/**
 * The entry of `customer.created` for inserted rows. A single node of PostgreSQL makes the same in SQL: see
 * `one-statement-writes.ts`.
 */
export function toCreatedEntry(ids: readonly string[]): string {
  return JSON.stringify(ids.map((id): StoredId => [id]));
}

/** Only the id is read, whatever follows it. */
type StoredId = readonly [customerId: string];

type StoredEvent = ReturnType<typeof withNumbers>;

/** With times as numbers, which are written and read faster than texts. */
function withNumbers(event: RecordedEvent) {
  const at = event.at.getTime();
  switch (event.type) {
    case 'customer.created':
    case 'customer.archived':
    case 'customer.unarchived':
      return { type: event.type, at, customer: toStored(event.customer) };
    case 'customer.updated':
      return { type: event.type, at, before: toStored(event.before), customer: toStored(event.customer) };
    default:
      return { ...event, at };
  }
}

function withDates(event: StoredEvent): RecordedEvent {
  const at = new Date(event.at);
  switch (event.type) {
    case 'customer.created':
    case 'customer.archived':
    case 'customer.unarchived':
      return { type: event.type, at, customer: fromStored(event.customer) };
    case 'customer.updated':
      return { type: event.type, at, before: fromStored(event.before), customer: fromStored(event.customer) };
    default:
      return { ...event, at };
  }
}

type StoredCustomer = ReturnType<typeof toStored>;

/** The columns of its row, except for those that only searches and comparisons need. */
function toStored({ id, attributes, created_at, updated_at, archived_at }: CustomerRecord) {
  const { customer_key, customer_type, primary_email, ...others } = attributes;
  return {
    id,
    customer_key,
    customer_type,
    primary_email,
    created_at: created_at.getTime(),
    updated_at: updated_at.getTime(),
    archived_at: archived_at?.getTime() ?? null,
    attributes: others,
  };
}

function fromStored(stored: StoredCustomer): CustomerRecord {
  const { id, created_at, updated_at, archived_at, attributes: others, ...columns } = stored;
  const attributes: CustomerAttributes = { ...columns, ...others };
  return {
    id,
    attributes,
    created_at: new Date(created_at),
    updated_at: new Date(updated_at),
    archived_at: archived_at === null ? null : new Date(archived_at),
  };
}
