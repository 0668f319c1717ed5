import type { Query } from '@rollcall/contract';
import type { ApiPromise } from '../api-promise.ts';
import { checked } from '../core/options.ts';
import { dataOf } from '../core/values.ts';
import { shapes } from '../fetch/shapes.ts';
import type { RequestOptions } from '../options.ts';
import { dataCall, type Transport } from '../transport.ts';
import type {
  RedeliveryCount,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointCreate,
  WebhookEndpointDeleted,
  WebhookEndpointUpdate,
  WebhookEndpointWithSecret,
} from '../types.ts';

/**
 * The addresses to which the server sends events. Only Rollcall has them. All errors are subclasses of `RollcallError`; an
 * id that no endpoint has leads to a `NotFoundError`. `verify` of `@rollcall/client/webhooks` checks what arrives there.
 */
export interface WebhookEndpoints {
  /**
   * Creates an endpoint. Its `secret` is in this response only: store it, as `verify` needs it.
   *
   * @throws {ValidationError} if the server must not send to the address: it needs `https:` and a public host.
   * @throws {ConflictError} if the tenant has 20 endpoints.
   */
  create(endpoint: WebhookEndpointCreate, options?: RequestOptions): ApiPromise<WebhookEndpointWithSecret>;

  /** All endpoints of the tenant, at most 20. */
  list(options?: RequestOptions): ApiPromise<WebhookEndpoint[]>;

  /** One endpoint, and whether it is enabled. */
  get(id: string, options?: RequestOptions): ApiPromise<WebhookEndpoint>;

  /** Changes the given fields and keeps the others. `status: 'enabled'` enables an endpoint that was disabled. */
  update(id: string, changes: WebhookEndpointUpdate, options?: RequestOptions): ApiPromise<WebhookEndpoint>;

  /** Deletes an endpoint with all of its deliveries. Nothing more is sent to it. */
  delete(id: string, options?: RequestOptions): ApiPromise<WebhookEndpointDeleted>;

  /**
   * Gives an endpoint a new `secret`, which is in this response only. For `overlap_seconds`, by default 86,400 (a day),
   * events are signed with both, so that receivers can be changed one by one.
   */
  rotateSecret(
    id: string,
    query?: Query<'rotateWebhookSecret'>,
    options?: RequestOptions,
  ): ApiPromise<WebhookEndpointWithSecret>;

  /**
   * Sends the example of an event, by default of `customer.created`, and resolves with its delivery.
   *
   * @throws {ConflictError} if the endpoint is disabled.
   */
  sendTest(id: string, query?: Query<'sendTestEvent'>, options?: RequestOptions): ApiPromise<WebhookDelivery>;

  /**
   * Sends every event again that could not be delivered, or only those `since` a time. It resolves with their number.
   *
   * @throws {ConflictError} if the endpoint is disabled.
   */
  redeliverFailed(id: string, query?: Query<'redeliverFailed'>, options?: RequestOptions): ApiPromise<RedeliveryCount>;
}

const one = '/webhook_endpoints/{endpoint_id}';

/** The methods, as functions that hold the transport. */
export function webhookEndpointsOf(transport: Transport): WebhookEndpoints {
  return {
    create: (body, options = {}) =>
      transport.start(
        dataCall('createWebhookEndpoint', (api, init) => api.POST('/webhook_endpoints', { ...init, body })),
        options,
      ),
    list: (options = {}) =>
      transport.start(
        {
          operation: 'listWebhookEndpoints',
          shape: shapes.page,
          send: (api, init) => api.GET('/webhook_endpoints', { ...init }),
          read: dataOf,
        },
        options,
      ),
    get: (endpoint_id, options = {}) =>
      transport.start(
        dataCall('getWebhookEndpoint', (api, init) => api.GET(one, { ...init, params: { path: { endpoint_id } } })),
        options,
      ),
    update: (endpoint_id, body, options = {}) =>
      transport.start(
        dataCall('updateWebhookEndpoint', (api, init) =>
          api.PATCH(one, { ...init, params: { path: { endpoint_id } }, body }),
        ),
        options,
      ),
    delete: (endpoint_id, options = {}) =>
      transport.start(
        dataCall('deleteWebhookEndpoint', (api, init) =>
          api.DELETE(one, { ...init, params: { path: { endpoint_id } } }),
        ),
        options,
      ),
    rotateSecret: (endpoint_id, query = {}, options = {}) =>
      transport.start(
        dataCall('rotateWebhookSecret', (api, init) =>
          api.POST(`${one}/rotate-secret`, {
            ...init,
            params: { path: { endpoint_id }, query: checked(query, 'The query') },
          }),
        ),
        options,
      ),
    sendTest: (endpoint_id, query = {}, options = {}) =>
      transport.start(
        dataCall('sendTestEvent', (api, init) =>
          api.POST(`${one}/test`, { ...init, params: { path: { endpoint_id }, query: checked(query, 'The query') } }),
        ),
        options,
      ),
    redeliverFailed: (endpoint_id, query = {}, options = {}) =>
      transport.start(
        dataCall('redeliverFailed', (api, init) =>
          api.POST(`${one}/redeliver-failed`, {
            ...init,
            params: { path: { endpoint_id }, query: checked(query, 'The query') },
          }),
        ),
        options,
      ),
  };
}
