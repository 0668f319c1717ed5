import type { WithResponse } from '../api-promise.js';
import { ApiError } from '../errors/api-error.js';
import type { Call } from '../internal/call.js';
import { dataOf } from '../internal/data-of.js';
import type { Dispatcher } from '../internal/dispatcher.js';
import { loadOnDemand } from '../internal/load-on-demand.js';
import type { RequestOptions } from '../options.js';
import type { Customer, CustomerCreate } from '../types.js';
import { isTakenByItsOwnKey } from './taken.js';

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
    const { customerOfEarlierAttempt } = await loadOnDemand(error);
    return customerOfEarlierAttempt(dispatcher, options, customer, error);
  }
}
