import type { WithResponse } from '../api-promise.ts';
import type { RetrySafety } from '../core/call.ts';
import { shapes } from '../core/shapes.ts';
import type { MethodCall, Transport } from '../core/transport.ts';
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
export function lookUpWith(transport: Transport, { idempotencyKey: _, ...options }: RequestOptions): LookUp {
  return async (customerKey) => {
    const { result } = await transport.run(getCustomer(customerKey, 'retry-until-confirmed'), options);
    return { ...result, receivedAt: transport.clock.now() };
  };
}

/** The call that reads one customer. */
export function getCustomer(customer_key: string, retrySafety?: RetrySafety): MethodCall<{ data: Customer }, Customer> {
  return {
    operation: 'getCustomer',
    retrySafety,
    shape: shapes.object,
    send: (api, init) => api.GET('/customers/{customer_key}', { ...init, params: { path: { customer_key } } }),
    read: dataOf,
  };
}
