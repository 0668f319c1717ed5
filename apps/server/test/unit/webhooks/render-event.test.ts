import { webhookEventTypes } from '@rollcall/contract';
import { webhookEventSchemas } from '@rollcall/contract/schemas';
import { expect, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import type { RecordedEvent } from '../../../src/events/event.ts';
import { fromEntry, toEntry } from '../../../src/storage/sql/webhooks/outbox-entry.ts';
import { renderEvent } from '../../../src/webhooks/render-event.ts';
import { recordOf } from '../../support/customer-records.ts';

const at = new Date('2026-11-30T10:00:00.000Z');
const before = recordOf('acme', { legal_name: 'Acme Ltd', email_addresses: [] });
const customer = {
  ...before,
  attributes: {
    ...before.attributes,
    legal_name: 'Acme Inc',
    email_addresses: [{ email: 'b@example.com', is_primary: false }],
  },
  updated_at: at,
};
const summary = {
  source: 'csv_upload',
  total: 3,
  created: 1,
  updated: 1,
  unchanged: 0,
  skipped: 0,
  failed: 1,
} as const;

const events: Readonly<Record<(typeof webhookEventTypes)[number], RecordedEvent>> = {
  'customer.created': { type: 'customer.created', at, customer },
  'customer.updated': { type: 'customer.updated', at, before, customer },
  'customer.archived': { type: 'customer.archived', at, customer: { ...customer, archived_at: at } },
  'customer.unarchived': { type: 'customer.unarchived', at, customer },
  'customer.deleted': { type: 'customer.deleted', at, customer: { id: customer.id, customer_key: 'acme' } },
  'import.completed': { type: 'import.completed', at, import: summary },
};

test.each(webhookEventTypes)('%s is sent as the document says, also after it was stored in the outbox', (type) => {
  const id = newId();
  const sent = renderEvent(id, events[type]);
  const body = JSON.parse(sent);
  expect(webhookEventSchemas[type].safeParse(body).error).toBeUndefined();
  expect(body).toMatchObject({ id, type, created_at: at.getTime() });
  const [stored = expect.fail()] = fromEntry(toEntry([events[type]]));
  expect(stored).toEqual(events[type]);
  expect(renderEvent(id, stored as RecordedEvent)).toBe(sent);
});

test('customer.updated names each changed field with its old and its new value, whole lists included', () => {
  const { data } = JSON.parse(renderEvent(newId(), events['customer.updated']));
  expect(data.changes).toEqual({
    full_name: ['Acme Ltd', 'Acme Inc'],
    display_name: ['Acme Ltd', 'Acme Inc'],
    legal_name: ['Acme Ltd', 'Acme Inc'],
    email_addresses: [
      [{ email: 'acme@example.com', is_primary: true }],
      [{ email: 'b@example.com', is_primary: false }],
    ],
    updated_at: [before.updated_at.toISOString(), at.toISOString()],
  });
});

test('customer.deleted has nothing of the customer but its id and its key', () => {
  const { data } = JSON.parse(renderEvent(newId(), events['customer.deleted']));
  expect(data).toEqual({ customer: { id: customer.id, customer_key: 'acme' } });
});
