import type { WithResponse } from '../api-promise.js';
import type { ApiError } from '../errors/api-error.js';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.js';
import type { Dispatcher } from '../internal/dispatcher.js';
import type { RequestOptions } from '../options.js';
import type { Customer, CustomerCreate } from '../types.js';
import { lookUpWith } from './look-up.js';
import { ownershipOf } from './ownership.js';

/**
 * The customer that an earlier attempt has created, after another was refused since its key is taken.
 *
 * @throws {UnknownOutcomeError} where nobody can tell, and the refusal where it is somebody else's.
 */
export async function customerOfEarlierAttempt(
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
