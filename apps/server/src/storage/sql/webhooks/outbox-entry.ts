import { newId } from '../../../core/ids.ts';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type { RecordedEvent } from '../../../events/event.ts';

/** Events at most in one row of the outbox, so that each batch of deliveries is small. */
export const eventsPerEntry = 100;

/** The rows of the outbox for these events. */
export function toOutboxRows(tenantId: string, events: readonly RecordedEvent[], now: Date) {
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
export function toEntry(events: readonly RecordedEvent[]): string {
  return JSON.stringify(events.map(withNumbers));
}

export function fromEntry(text: string): RecordedEvent[] {
  return (JSON.parse(text) as StoredEvent[]).map(withDates);
}

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

function toStored({ id, attributes, created_at, updated_at, archived_at }: CustomerRecord) {
  return {
    id,
    attributes,
    created_at: created_at.getTime(),
    updated_at: updated_at.getTime(),
    archived_at: archived_at?.getTime() ?? null,
  };
}

function fromStored({ id, attributes, created_at, updated_at, archived_at }: StoredCustomer): CustomerRecord {
  return {
    id,
    attributes,
    created_at: new Date(created_at),
    updated_at: new Date(updated_at),
    archived_at: archived_at === null ? null : new Date(archived_at),
  };
}
