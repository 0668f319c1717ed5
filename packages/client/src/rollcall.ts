import { resolveOptions } from './core/options.ts';
import type { RollcallOptions } from './options.ts';
import { type Customers, customersOf } from './resources/customers.ts';
import { type WebhookDeliveries, webhookDeliveriesOf } from './resources/webhook-deliveries.ts';
import { type WebhookEndpoints, webhookEndpointsOf } from './resources/webhook-endpoints.ts';
import { type Api, Transport } from './transport.ts';

/**
 * The client of one tenant. It holds no connection and may be shared.
 *
 * @example
 * const rollcall = new Rollcall({ apiKey: 'sk_test_…', baseUrl: 'http://127.0.0.1:4010/api/v1' });
 * // or, with ROLLCALL_API_KEY and ROLLCALL_BASE_URL in the environment: new Rollcall()
 * const customer = await rollcall.customers.get('jane_doe_001');
 */
export class Rollcall {
  /** The customers of the tenant. */
  readonly customers: Customers;

  /** The addresses to which the server sends events. */
  readonly webhookEndpoints: WebhookEndpoints;

  /** The events that the server has sent to them, or will. */
  readonly webhookDeliveries: WebhookDeliveries;

  /**
   * The typed client of openapi-fetch that all methods use, with the same key, limits and retries: for operations that
   * have no method, and for middleware. It resolves with error responses as `{ error }` and throws only if there is no
   * response of the API.
   *
   * @example
   * const { data, error } = await rollcall.api.GET('/customers/{customer_key}', {
   *   params: { path: { customer_key: 'jane_doe_001' } },
   * });
   * @see https://openapi-ts.dev/openapi-fetch/
   */
  readonly api: Api;

  /**
   * A client with the options of this one, except for those that are given. Middleware of `api` is not carried over.
   *
   * @throws {ConfigError} if an option is invalid.
   */
  readonly withOptions: (options: RollcallOptions) => Rollcall;

  /** @throws {ConfigError} if an option is invalid. */
  constructor(options: RollcallOptions = {}) {
    // In closures, not in fields: no inspection shows the key, and a client works through a Proxy.
    const transport = new Transport(resolveOptions(options));
    this.api = transport.api;
    this.customers = customersOf(transport);
    this.webhookEndpoints = webhookEndpointsOf(transport);
    this.webhookDeliveries = webhookDeliveriesOf(transport);
    this.withOptions = (changes) => new Rollcall({ ...options, ...changes });
  }
}
