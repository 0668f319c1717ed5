import type { ImportSummary, WebhookEventType } from '@rollcall/contract';
import type { CustomerRecord } from '../customers/customer.ts';

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
  readonly 'customer.updated': { readonly before: CustomerRecord; readonly customer: CustomerRecord };
  readonly 'customer.archived': { readonly customer: CustomerRecord };
  readonly 'customer.unarchived': { readonly customer: CustomerRecord };
  /** Nothing else of an erased customer is kept. */
  readonly 'customer.deleted': { readonly customer: CustomerIdentity };
  readonly 'import.completed': { readonly import: ImportSummary };
}

/** The identifiers of a customer, in the contract's names. */
export interface CustomerIdentity {
  readonly id: string;
  readonly customer_key: string;
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
