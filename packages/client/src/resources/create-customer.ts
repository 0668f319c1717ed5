import type { WithResponse } from '../api-promise.js';
import { ApiError } from '../errors/api-error.js';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.js';
import type { Call } from '../internal/call.js';
import { type Dispatcher, withResponse } from '../internal/dispatcher.js';
import type { RequestOptions } from '../options.js';
import type { Customer, CustomerCreate } from '../types.js';
import { type LookUp, ownershipOf } from './ownership.js';
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
    return customerOfEarlierAttempt(customer, error, lookUp);
  }
}

async function customerOfEarlierAttempt(
  customer: CustomerCreate,
  refusal: ApiError,
  lookUp: LookUp,
): Promise<WithResponse<Customer>> {
  if (!isTakenByItsOwnKey(refusal, customer.customer_key)) throw refusal;
  const ownership = await ownershipOf(customer, lookUp);
  if (ownership.of === 'own') return { ...ownership.found, attempts: refusal.attempts };
  if (ownership.of === 'other') throw refusal;
  const message = 'Whether an earlier attempt has created the customer cannot be found out';
  throw new UnknownOutcomeError(message, refusal, { cause: ownership.cause });
}
