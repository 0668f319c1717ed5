import type { WithResponse } from '../api-promise.js';
import { dataOf } from '../internal/data-of.js';
import type { Dispatcher } from '../internal/dispatcher.js';
import type { RequestOptions } from '../options.js';
import type { Customer } from '../types.js';

/** Reads one customer. */
export type LookUp = (customerKey: string) => Promise<WithResponse<Customer>>;

/** Looks customers up with the options of the call whose outcome is to be found out. */
export function lookUpWith(dispatcher: Dispatcher, { idempotencyKey: _, ...options }: RequestOptions): LookUp {
  return async (customerKey) => {
    const call = {
      operation: 'getCustomer',
      method: 'GET',
      path: '/customers/{customer_key}',
      pathParameters: { customer_key: customerKey },
      repetition: 'until-known',
    } as const;
    return (await dispatcher.run(call, options, dataOf)).result;
  };
}
