import type { OutgoingHttpHeaders } from 'node:http';
import type {
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookEndpointCreate,
  WebhookEndpointWithSecret,
  WebhookEventType,
} from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { type HttpResponse, parseJson } from '../oracle/response.ts';
import { jsonBody } from '../requests/bodies.ts';
import { uniqueTag } from '../requests/customers.ts';
import { expectSuccess, requestOperation } from '../requests/request.ts';
import { target } from '../target/target.ts';

/** In the URL of each endpoint of this worker. */
const WORKER = `worker_${uniqueTag()}`;

/** The endpoints of a worker that tests may still use. A tenant has at most 20, and several workers share it. */
const KEPT = 2;

/** The event that tests cause least, so that endpoints without a purpose get few. */
const RAREST: WebhookEventType = 'customer.unarchived';

/** A valid webhook endpoint, whose URL is that of no other. */
export function newEndpoint(fields: Partial<WebhookEndpointCreate> = {}): WebhookEndpointCreate {
  return { url: `${target.webhookBase}/${WORKER}/${uniqueTag()}`, event_types: [RAREST], ...fields };
}

/**
 * Creates an endpoint, and deletes those that earlier tests of this worker have left. `headers` may have the key of another
 * tenant.
 */
export async function registeredEndpoint(
  fields: Partial<WebhookEndpointCreate> = {},
  headers: OutgoingHttpHeaders = {},
): Promise<WebhookEndpointWithSecret> {
  await deleteOldEndpoints(headers);
  const request = { headers, body: jsonBody(newEndpoint(fields)) };
  const { data } = await expectSuccess(routeOf('createWebhookEndpoint'), request);
  return data;
}

/** Makes room: another worker may be about to create endpoints. */
export async function deleteOldEndpoints(headers: OutgoingHttpHeaders = {}): Promise<void> {
  const { data } = await expectSuccess(routeOf('listWebhookEndpoints'), { headers });
  const own = data.filter(({ url }) => url.includes(WORKER));
  for (const { id } of own.slice(KEPT)) {
    await requestOperation(routeOf('deleteWebhookEndpoint'), { headers, path: { endpoint_id: id } });
  }
}

/** Changes the status of an endpoint. */
export async function setStatus(endpoint_id: string, status: 'enabled' | 'disabled'): Promise<void> {
  const request = { path: { endpoint_id }, body: jsonBody({ status }) };
  await expectSuccess(routeOf('updateWebhookEndpoint'), request);
}

/** Sends a test event to an endpoint, and returns its delivery. */
export async function queuedTest(endpoint_id: string, query: Record<string, string> = {}): Promise<WebhookDelivery> {
  const { data } = await expectSuccess(routeOf('sendTestEvent'), { path: { endpoint_id }, query });
  return data;
}

/** A URL that puts the server off for an hour, so that deliveries to it stay pending. */
export function unansweredUrl(): string {
  return `${newEndpoint().url}?answers=429&retry-after=3600`;
}

/** A delivery that was canceled. Its endpoint is enabled again. */
export async function completedDelivery(): Promise<WebhookDeliveryDetails> {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl() });
  const { id } = await queuedTest(endpoint_id);
  await setStatus(endpoint_id, 'disabled');
  await setStatus(endpoint_id, 'enabled');
  return retrievedDelivery(id);
}

export async function retrievedDelivery(delivery_id: string): Promise<WebhookDeliveryDetails> {
  const { data } = await expectSuccess(routeOf('getWebhookDelivery'), { path: { delivery_id } });
  return data;
}

/** How long a delivery may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Waits until a delivery is no longer pending. */
export function finishedDelivery(delivery_id: string): Promise<WebhookDeliveryDetails> {
  return eventually(async () => {
    const delivery = await retrievedDelivery(delivery_id);
    return delivery.status === 'pending' ? undefined : delivery;
  });
}

/** Waits for the delivery of an event about a customer. */
export function deliveryOf(endpoint_id: string, customer_key: string): Promise<WebhookDelivery> {
  return eventually(async () => (await deliveriesTo(endpoint_id, { customer_key }))[0]);
}

/** Asks until there is an answer. Each question is a request, so that this is no busy loop. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Nothing happened within ${PATIENCE_MS} ms`);
  }
}

const ENDPOINTS_MAX = 20;

/** Creates endpoints until the tenant has too many, deletes them, and returns the last response. */
export async function createBeyondLimit(headers: OutgoingHttpHeaders): Promise<HttpResponse> {
  const ids: string[] = [];
  for (;;) {
    const request = { headers, body: jsonBody(newEndpoint()) };
    const response = await requestOperation(routeOf('createWebhookEndpoint'), request);
    if (response.status === 201) ids.push((parseJson(response) as { readonly data: { readonly id: string } }).data.id);
    if (response.status === 201 && ids.length <= ENDPOINTS_MAX) continue;
    for (const endpoint_id of ids) {
      await requestOperation(routeOf('deleteWebhookEndpoint'), { headers, path: { endpoint_id } });
    }
    return response;
  }
}

/** The deliveries to an endpoint, the newest first. */
export async function deliveriesTo(
  endpoint_id: string,
  query: Record<string, string> = {},
): Promise<WebhookDelivery[]> {
  const filters = { endpoint_id, per_page: '100', ...query };
  const { data } = await expectSuccess(routeOf('listWebhookDeliveries'), { query: filters });
  return data;
}

/** The same for test events alone: other tests can cause events of every type while one runs. */
export async function testDeliveriesTo(
  endpoint_id: string,
  query: Record<string, string> = {},
): Promise<WebhookDelivery[]> {
  return (await deliveriesTo(endpoint_id, query)).filter(({ test }) => test);
}
