import { ApiError } from '../api-errors.ts';
import type { WithResponse } from '../api-promise.ts';
import type { Call } from '../core/call.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import { UnknownOutcomeError } from '../errors.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { isTakenByItsOwnKey } from './conflicts.ts';
import { lookUpWith, ownershipOf } from './match.ts';

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

/**
 * The customer that an earlier attempt has created, after another was refused since its key is taken.
 *
 * @throws {UnknownOutcomeError} where nobody can tell, and the refusal where it is somebody else's.
 */
async function customerOfEarlierAttempt(
  dispatcher: Dispatcher,
  options: RequestOptions,
  customer: CustomerCreate,
  refusal: ApiError,
): Promise<WithResponse<Customer>> {
  const ownership = await ownershipOf(customer, lookUpWith(dispatcher, options));
  if (ownership.of === 'own') return { ...ownership.found, attempts: refusal.attempts };
  if (ownership.of === 'other') throw refusal;
  const message = 'Whether an earlier attempt has created the customer cannot be found out';
  throw new UnknownOutcomeError(message, refusal, { cause: ownership.cause });
}
