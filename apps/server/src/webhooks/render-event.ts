import { isDeepStrictEqual } from 'node:util';
import type { Customer, WebhookEventOf, WebhookEventType } from '@rollcall/contract';
import type { CustomerRecord } from '../customers/customer.ts';
import type { EventOf, RecordedEvent } from '../events/event.ts';
import { toApiCustomer } from '../operations/customer-codec.ts';
import type { Immutable } from '../operations/operation.ts';

/** The body that is sent for an event: JSON text. */
export function renderEvent(id: string, event: RecordedEvent): string {
  const dataOf: (event: never) => unknown = dataByType[event.type];
  return JSON.stringify({ id, type: event.type, created_at: event.at.getTime(), data: dataOf(event as never) });
}

/** How each event of the document is sent. One more does not compile until it is. */
const dataByType = {
  'customer.created': ({ customer }) => ({ customer: toApiCustomer(customer) }),
  'customer.updated': ({ before, customer }) => ({
    customer: toApiCustomer(customer),
    changes: changesBetween(before, customer),
  }),
  'customer.archived': ({ customer }) => ({ customer: toApiCustomer(customer) }),
  'customer.unarchived': ({ customer }) => ({ customer: toApiCustomer(customer) }),
  'customer.deleted': ({ customer }) => ({ customer }),
  'import.completed': (event) => ({ import: event.import }),
} satisfies {
  readonly [Type in WebhookEventType]: (event: EventOf<Type>) => Immutable<WebhookEventOf<Type>['data']>;
};

/** Each field with another value than before, and both values. */
function changesBetween(before: CustomerRecord, after: CustomerRecord): Record<string, unknown[]> {
  const [shownBefore, shownAfter] = [toApiCustomer(before), toApiCustomer(after)];
  const names = Object.keys(shownAfter) as (keyof Customer)[];
  const changed = names.filter((name) => !isDeepStrictEqual(shownBefore[name], shownAfter[name]));
  return Object.fromEntries(changed.map((name) => [name, [shownBefore[name], shownAfter[name]]]));
}
