import type { WithResponse } from '../api-promise.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Call } from '../internal/call.ts';
import { dataOf } from '../internal/data-of.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import { customerOfEarlierAttempt } from '../on-demand/earlier-create.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { isTakenByItsOwnKey } from './taken.ts';

/** Creates a customer, and finds out what an earlier attempt has done whose answer was lost. */
export async function createCustomer(
  dispatcher: Dispatcher,
  customer: CustomerCreate,
  options: RequestOptions,
): Promise<WithResponse<Customer>> {
  const call: Call<'createCustomer'> = {
    operation: 'createCustomer',
    method: 'POST',
    path: '/customers',
    repetition: 'reconciled',
    body: customer,
  };
  try {
    return (await dispatcher.run(call, options, dataOf)).result;
  } catch (error) {
    if (!(error instanceof ApiError && error.effectUnknown)) throw error;
    const { code, existing, message, errors } = error;
    const words = [message, ...Object.values(errors).flat()].join('\n');
    if (!isTakenByItsOwnKey({ code, error: words, existing }, customer.customer_key)) throw error;
    return customerOfEarlierAttempt(dispatcher, options, customer, error);
  }
}
