import { expectTypeOf } from 'vitest';
import type {
  ApiPromise,
  RedeliveryCount,
  Rollcall,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryPage,
  WebhookEndpoint,
  WebhookEndpointDeleted,
  WebhookEndpointWithSecret,
} from '@rollcall/client';

declare const rollcall: Rollcall;
const { webhookEndpoints, webhookDeliveries } = rollcall;
const url = 'https://example.com/hook';

expectTypeOf(webhookEndpoints.create({ url })).toEqualTypeOf<ApiPromise<WebhookEndpointWithSecret>>();
expectTypeOf(webhookEndpoints.list()).toEqualTypeOf<ApiPromise<WebhookEndpoint[]>>();
expectTypeOf(webhookEndpoints.get('a')).toEqualTypeOf<ApiPromise<WebhookEndpoint>>();
expectTypeOf(webhookEndpoints.update('a', {})).toEqualTypeOf<ApiPromise<WebhookEndpoint>>();
expectTypeOf(webhookEndpoints.delete('a')).toEqualTypeOf<ApiPromise<WebhookEndpointDeleted>>();
expectTypeOf(webhookEndpoints.rotateSecret('a')).toEqualTypeOf<ApiPromise<WebhookEndpointWithSecret>>();
expectTypeOf(webhookEndpoints.sendTest('a')).toEqualTypeOf<ApiPromise<WebhookDelivery>>();
expectTypeOf(webhookEndpoints.redeliverFailed('a')).toEqualTypeOf<ApiPromise<RedeliveryCount>>();
expectTypeOf(webhookDeliveries.list()).toEqualTypeOf<ApiPromise<WebhookDeliveryPage>>();
expectTypeOf(webhookDeliveries.get('a')).toEqualTypeOf<ApiPromise<WebhookDeliveryDetails>>();
expectTypeOf(webhookDeliveries.redeliver('a')).toEqualTypeOf<ApiPromise<WebhookDelivery>>();
expectTypeOf(webhookDeliveries.iterate()).toExtend<AsyncGenerator<WebhookDelivery, void, undefined>>();
expectTypeOf<RedeliveryCount>().toEqualTypeOf<{ count: number }>();
expectTypeOf<WebhookEndpoint['status']>().toEqualTypeOf<'enabled' | 'disabled'>();
expectTypeOf<WebhookDeliveryPage['meta']['next_cursor']>().toEqualTypeOf<string | null>();

webhookEndpoints.create({ url, description: null, event_types: ['import.completed'] }, { timeoutMs: 1 });
webhookEndpoints.sendTest('a', { type: 'customer.archived' }, { signal: AbortSignal.timeout(1) });
webhookEndpoints.rotateSecret('a', { overlap_seconds: 0 });
webhookEndpoints.redeliverFailed('a', { since: '2026-11-30T09:00:00Z' });
webhookDeliveries.iterate({ status: 'failed', customer_key: 'acme_001' }).toArray({ limit: 10 });

// @ts-expect-error an address is required
webhookEndpoints.create({ description: 'a' });
// @ts-expect-error an unknown type of event
webhookEndpoints.create({ url, event_types: ['customer.merged'] });
// @ts-expect-error the server makes the secret
webhookEndpoints.create({ url, secret: 'whsec_…' });
// @ts-expect-error an unknown type of event
webhookEndpoints.sendTest('a', { type: 'customer.merged' });
// @ts-expect-error a Date could be meant in any time zone
webhookEndpoints.redeliverFailed('a', { since: new Date() });
// @ts-expect-error an unknown status
webhookDeliveries.list({ status: 'lost' });
// @ts-expect-error deliveries have no page numbers
webhookDeliveries.list({ page: 2 });
// @ts-expect-error a list of endpoints shows no secret
(await webhookEndpoints.list())[0]?.secret;
