import type { ApiPromise } from '../api-promise.ts';
import type { RequestOptions } from '../options.ts';
import { dataCall, type Transport } from '../transport.ts';
import type {
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryIterator,
  WebhookDeliveryPage,
  WebhookDeliveryQuery,
} from '../types.ts';
import { PagedList } from './pages.ts';

/**
 * The events that the server has sent to the endpoints, or will. Only Rollcall has them, and keeps them for 30 days. An id
 * that no delivery has leads to a `NotFoundError`.
 */
export interface WebhookDeliveries {
  /** One page of deliveries, the newest first; its `nextPage()` reads the next one. */
  list(query?: WebhookDeliveryQuery, options?: RequestOptions): ApiPromise<WebhookDeliveryPage>;

  /**
   * All deliveries that match a query, the newest first. Pages are requested as they are consumed:
   * `for await (const delivery of webhookDeliveries.iterate({ status: 'failed' }))`.
   *
   * @throws {ResponseFormatError} if the API names a page that was already read.
   */
  iterate(query?: WebhookDeliveryQuery, options?: RequestOptions): WebhookDeliveryIterator;

  /** One delivery, with the event and every attempt to send it. */
  get(id: string, options?: RequestOptions): ApiPromise<WebhookDeliveryDetails>;

  /**
   * Sends an event again at once, whether it has been delivered or not.
   *
   * @throws {ConflictError} if it is still to be sent, if its endpoint is disabled, or if its customer was deleted.
   */
  redeliver(id: string, options?: RequestOptions): ApiPromise<WebhookDelivery>;
}

/** The methods, as functions that hold the transport. */
export function webhookDeliveriesOf(transport: Transport): WebhookDeliveries {
  const all = new PagedList<WebhookDeliveryQuery, WebhookDeliveryPage, WebhookDelivery>(transport, {
    operation: 'listWebhookDeliveries',
    path: '/webhook_deliveries',
    items: 'deliveries',
    key: 'id',
  });
  return {
    list: (query = {}, options = {}) => all.list(query, options),
    iterate: (query = {}, options = {}) => all.iterate(query, options),
    get: (delivery_id, options = {}) =>
      transport.start(
        dataCall('getWebhookDelivery', (api, init) =>
          api.GET('/webhook_deliveries/{delivery_id}', { ...init, params: { path: { delivery_id } } }),
        ),
        options,
      ),
    redeliver: (delivery_id, options = {}) =>
      transport.start(
        dataCall('redeliverWebhook', (api, init) =>
          api.POST('/webhook_deliveries/{delivery_id}/redeliver', { ...init, params: { path: { delivery_id } } }),
        ),
        options,
      ),
  };
}
