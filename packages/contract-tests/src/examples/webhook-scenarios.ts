import type { OperationId, WebhookDelivery, WebhookEndpointWithSecret } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { jsonBody } from '../requests/bodies.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { registeredCustomer } from '../requests/customers.ts';
import { expectSuccess, requestOperation } from '../requests/request.ts';
import { target } from '../target/target.ts';
import {
  completedDelivery,
  createBeyondLimit,
  deliveryOf,
  finishedDelivery,
  newEndpoint,
  queuedTest,
  registeredEndpoint,
  setStatus,
  unansweredUrl,
} from '../webhooks/endpoints.ts';
import { requestExample } from './documented-examples.ts';
import type { ExampleScenario, ScenarioContext } from './scenario.ts';

type WebhookOperation = Extract<OperationId, `${string}Webhook${string}` | 'sendTestEvent' | 'redeliverFailed'>;

/** The scenarios of the successes of webhook operations, by operation and name of the example. */
export const webhookSuccesses: { readonly [Id in WebhookOperation]: Readonly<Record<string, ExampleScenario>> } = {
  createWebhookEndpoint: {
    defaultEvents: async ({ route }) => {
      const response = await requestOperation(route, { body: jsonBody(exampleEndpoint()) });
      const [, id = ''] = /"id":"([^"]+)"/.exec(response.body.toString()) ?? [];
      await deleteEndpoint(id);
      return response;
    },
  },
  listWebhookEndpoints: {
    oneEndpoint: async ({ route }) => {
      const { id } = await registeredExample();
      return withOnly(id, await requestOperation(route));
    },
  },
  getWebhookEndpoint: { enabled: requestForEndpoint },
  updateWebhookEndpoint: {
    disable: ({ route }) => requestForEndpoint({ route }, jsonBody(requestExample(route.operationId, 'disable'))),
  },
  deleteWebhookEndpoint: { deleted: requestForEndpoint },
  rotateWebhookSecret: { rotated: requestForEndpoint },
  sendTestEvent: { queued: requestForEndpoint },
  redeliverFailed: {
    oneDelivery: async ({ route }) => {
      const { endpoint_id } = await completedDelivery();
      return requestOperation(route, { path: { endpoint_id } });
    },
  },
  listWebhookDeliveries: {
    oneDelivery: async ({ route }) => {
      const { endpoint_id } = await succeededDelivery();
      return requestOperation(route, { query: { endpoint_id } });
    },
  },
  getWebhookDelivery: { succeeded: requestForSucceeded },
  redeliverWebhook: { pending: requestForSucceeded },
};

/** The examples that show what a receiver has answered. */
export const needReceiver: readonly string[] = ['listWebhookDeliveries', 'getWebhookDelivery', 'redeliverWebhook'];

/** The examples of failures that another tenant must provoke, since other tests need the endpoints of this one. */
export const needTwoTenants: readonly string[] = ['webhookEndpointLimitReached'];

/** The scenario of each example of a failure of webhook operations, by its name. */
export const webhookFailures: Readonly<Record<string, ExampleScenario>> = {
  webhookEndpointNotFound: requestForMissing,
  webhookDeliveryNotFound: requestForMissing,
  webhookEndpointLimitReached: () => createBeyondLimit({ 'x-api-key': target.otherApiKey }),
  webhookEndpointDisabled: async ({ route }) => {
    const { id: delivery_id, endpoint_id } = await completedDelivery();
    await setStatus(endpoint_id, 'disabled');
    return requestOperation(route, { path: { delivery_id, endpoint_id } });
  },
  webhookDeliveryPending: async ({ route }) => {
    const { id: delivery_id } = await queuedTest((await registeredEndpoint({ url: unansweredUrl() })).id);
    return requestOperation(route, { path: { delivery_id } });
  },
  webhookEventErased: async ({ route }) => {
    const { id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
    const { customer_key } = await registeredCustomer();
    const { id: delivery_id } = await deliveryOf(id, customer_key);
    await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
    return requestOperation(route, { path: { delivery_id } });
  },
  invalidWebhookUrl: async ({ route }) => {
    const url = 'https://rollcall:secret@hooks.example.com/rollcall';
    return requestForEndpoint({ route }, jsonBody({ url }));
  },
  unknownWebhookParameter: async ({ route }) =>
    requestOperation(route, { ...(await completeRequest(route)), query: { verbose: 'true' } }),
  unknownDeliveryStatus: ({ route }) => requestOperation(route, { query: { status: 'sent' } }),
};

/** The ids of the examples, which no tenant has. */
const MISSING = {
  endpoint_id: '5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b',
  delivery_id: '6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c',
};

async function requestForMissing({ route }: Pick<ScenarioContext, 'route'>): Promise<HttpResponse> {
  return requestOperation(route, { ...(await completeRequest(route)), path: MISSING });
}

/** The endpoint of the examples. */
function exampleEndpoint(): object {
  const example = requestExample('createWebhookEndpoint', 'defaultEvents') as object;
  return { ...example, url: newEndpoint().url };
}

async function registeredExample(): Promise<WebhookEndpointWithSecret> {
  return registeredEndpoint({ event_types: null, ...exampleEndpoint() });
}

/** A test event that the receiver has answered with 200. */
async function succeededDelivery(): Promise<WebhookDelivery> {
  const { id } = await registeredEndpoint();
  return finishedDelivery((await queuedTest(id)).id);
}

async function requestForSucceeded({ route }: ScenarioContext): Promise<HttpResponse> {
  const { id } = await succeededDelivery();
  return requestOperation(route, { path: { delivery_id: id } });
}

/** Only this endpoint of those in a list: other tests have some too. */
function withOnly(id: string, response: HttpResponse): HttpResponse {
  const body = JSON.parse(response.body.toString()) as { readonly data: readonly { id: string }[] };
  const data = body.data.filter((endpoint) => endpoint.id === id);
  return { ...response, body: Buffer.from(JSON.stringify({ ...body, data })) };
}

async function requestForEndpoint({ route }: Pick<ScenarioContext, 'route'>, body?: ReturnType<typeof jsonBody>) {
  const { id } = await registeredExample();
  const response = await requestOperation(route, { path: { endpoint_id: id }, ...(body && { body }) });
  await deleteEndpoint(id);
  return response;
}

/** The endpoints of the examples want the events of all tests. */
async function deleteEndpoint(endpoint_id: string): Promise<void> {
  await requestOperation(routeOf('deleteWebhookEndpoint'), { path: { endpoint_id } });
}
