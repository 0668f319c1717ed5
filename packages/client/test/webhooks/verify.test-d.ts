import { expectTypeOf } from 'vitest';
import type { Customer } from '../../src/index.ts';
import {
  type CustomerCreatedEvent,
  type CustomerUpdatedEvent,
  type UnknownWebhookEvent,
  verify,
  type WebhookEvent,
  type WebhookEventType,
  WebhookVerificationError,
} from '../../src/webhooks/index.ts';

declare const request: Request;
declare const nodeHeaders: Record<string, string | string[] | undefined>;

const event = await verify(await request.text(), request.headers, 'whsec_…');
expectTypeOf(event).toEqualTypeOf<WebhookEvent | UnknownWebhookEvent>();
expectTypeOf(event.id).toBeString();
expectTypeOf(event.created_at).toBeNumber();

// A check of the type tells which fields the data has.
if (event.type === 'customer.created') {
  expectTypeOf(event).toEqualTypeOf<CustomerCreatedEvent>();
  expectTypeOf(event.data.customer).toEqualTypeOf<Customer>();
}
if (event.type === 'customer.updated') expectTypeOf(event).toEqualTypeOf<CustomerUpdatedEvent>();
if (event.type === 'customer.deleted') {
  expectTypeOf(event.data.customer.customer_key).toBeString();
  // @ts-expect-error a deleted customer is erased
  event.data.customer.primary_email;
}
// @ts-expect-error not every event has a customer
event.data.customer;
// @ts-expect-error a misspelt type
if (event.type === 'customer.create') throw event;

function describe(given: typeof event): unknown {
  switch (given.type) {
    case 'customer.created':
    case 'customer.archived':
    case 'customer.unarchived':
      return given.data.customer.primary_email;
    case 'customer.updated':
      return given.data.changes;
    case 'customer.deleted':
      return given.data.customer.id;
    case 'import.completed':
      return given.data.import.created;
    default:
      // Events whose types are later than this program.
      expectTypeOf(given.data).toBeUnknown();
      return given.data;
  }
}
expectTypeOf(describe).returns.toBeUnknown();
expectTypeOf<WebhookEvent['type']>().toEqualTypeOf<WebhookEventType>();

await verify(new Uint8Array(), nodeHeaders, ['whsec_a', 'whsec_b'] as const, { toleranceSeconds: 60, now: Date.now() });
await verify(new ArrayBuffer(0), { 'webhook-id': 'a' }, 'whsec_…', { toleranceSeconds: undefined });
// @ts-expect-error a body that was parsed
await verify({ type: 'customer.created' }, request.headers, 'whsec_…');
// @ts-expect-error a secret that may be missing in the environment
await verify('', request.headers, process.env.SECRET);
// @ts-expect-error a misspelt option
await verify('', request.headers, 'whsec_…', { tolerance: 60 });

declare const thrown: unknown;
if (thrown instanceof WebhookVerificationError && thrown.reason === 'timestamp_too_old') {
  expectTypeOf(thrown).toExtend<Error>();
}
// @ts-expect-error an unknown reason
if (thrown instanceof WebhookVerificationError && thrown.reason === 'too_old') throw thrown;
