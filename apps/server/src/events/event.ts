import type { CustomerRecord } from '../customers/customer.ts';
import type { WebhookEventType } from './event-types.ts';

/** Something that has happened to the data of a tenant, as its cause records it. */
export type RecordedEvent = { readonly [Type in WebhookEventType]: EventOf<Type> }[WebhookEventType];

/** An event of one type. A type of the document without facts here does not compile. */
export type EventOf<Type extends WebhookEventType> = Facts[Type] & {
  readonly type: Type;
  /** When it happened. */
  readonly at: Date;
};

interface Facts {
  readonly 'customer.created': { readonly customer: CustomerRecord };
  readonly 'customer.updated': CustomerChange;
  readonly 'customer.archived': CustomerChange;
  readonly 'customer.unarchived': CustomerChange;
  /** Nothing else of an erased customer is kept. */
  readonly 'customer.deleted': { readonly customer: CustomerIdentity };
  readonly 'import.completed': { readonly import: ImportSummary };
}

interface CustomerChange {
  readonly before: CustomerRecord;
  readonly customer: CustomerRecord;
}

/** What identifies a customer, in the contract's names. */
export interface CustomerIdentity {
  readonly id: string;
  readonly customer_key: string;
}

/** The counts of an import, in the contract's names. */
export interface ImportSummary {
  readonly source: 'csv_upload' | 'bulk_create';
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/** The customer that an event is about; `undefined` if it is about none. */
export function customerOf(event: RecordedEvent): CustomerIdentity | undefined {
  switch (event.type) {
    case 'import.completed':
      return undefined;
    case 'customer.deleted':
      return event.customer;
    default:
      return { id: event.customer.id, customer_key: event.customer.attributes.customer_key };
  }
}
