import type { WithResponse } from '../api-promise.ts';
import type { ApiError } from '../errors/api-error.ts';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts';
import type { Dispatcher } from '../internal/dispatcher.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { lookUpWith } from './look-up.ts';
import { ownershipOf } from './ownership.ts';

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
