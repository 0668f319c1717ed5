import type { WithResponse } from '../api-promise.ts';
import { dataOf } from '../internal/data-of.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer } from '../types.ts';

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
