import type { WithResponse } from '../api-promise.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer } from '../types.ts';

/** Reads one customer. */
export type LookUp = (customerKey: string) => Promise<FoundCustomer>;

export interface FoundCustomer extends WithResponse<Customer> {
  /** When the response arrived, by the clock of this computer, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Looks up customers with the options of the call whose outcome is unknown. */
export function lookUpWith(dispatcher: Dispatcher, { idempotencyKey: _, ...options }: RequestOptions): LookUp {
  return async (customerKey) => {
    const call = {
      operation: 'getCustomer',
      method: 'GET',
      path: '/customers/{customer_key}',
      pathParameters: { customer_key: customerKey },
      retrySafety: 'retry-until-confirmed',
    } as const;
    const { result } = await dispatcher.run(call, options, dataOf);
    return { ...result, receivedAt: dispatcher.clock.now() };
  };
}
