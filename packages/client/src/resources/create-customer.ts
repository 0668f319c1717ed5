import type { WithResponse } from '../api-promise.js';
import { ApiError } from '../errors/api-error.js';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.js';
import type { Call } from '../internal/call.js';
import { type Dispatcher, withResponse } from '../internal/dispatcher.js';
import { loadOnDemand } from '../internal/load-on-demand.js';
import type { RequestOptions } from '../options.js';
import type { Customer, CustomerCreate } from '../types.js';
import type { LookUp } from './ownership.js';
import { isTakenByItsOwnKey } from './taken.js';

/** Creates a customer, and finds out what an earlier attempt has done whose answer was lost. */
export async function createCustomer(
  dispatcher: Dispatcher,
  customer: CustomerCreate,
  options: RequestOptions,
  lookUp: LookUp,
): Promise<WithResponse<Customer>> {
  const call: Call<'createCustomer'> = {
    operation: 'createCustomer',
    method: 'POST',
    path: '/customers',
    repetition: 'reconciled',
    body: customer,
  };
  try {
    return withResponse(await dispatcher.run(call, options, ({ data }) => data));
  } catch (error) {
    if (!(error instanceof ApiError) || !error.effectUnknown) throw error;
    if (!isTakenByItsOwnKey(error, customer.customer_key)) throw error;
    const { customerOfEarlierAttempt } = await loadOnDemand(
      (reason, cause) => new UnknownOutcomeError(reason, error, { cause }),
    );
    return customerOfEarlierAttempt(customer, error, lookUp);
  }
}
