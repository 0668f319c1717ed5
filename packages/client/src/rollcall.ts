import { Dispatcher } from './core/dispatcher.ts';
import { resolveOptions } from './core/options.ts';
import type { RollcallOptions } from './options.ts';
import { Customers } from './resources/customers.ts';

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

  /** @throws {ConfigError} if an option is invalid. */
  constructor(options: RollcallOptions = {}) {
    this.customers = new Customers(new Dispatcher(resolveOptions(options)));
  }
}
