import { ApiError } from '../api-errors.ts';
import type { WithResponse } from '../api-promise.ts';
import { shapes } from '../core/shapes.ts';
import type { MethodCall, Transport } from '../core/transport.ts';
import { dataOf, isObject } from '../core/values.ts';
import { UnknownOutcomeError } from '../errors.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { isOwnConflict, rejectionBy } from './conflicts.ts';
import { lookUpWith } from './look-up.ts';
import { findMatch, type Match } from './match.ts';

/** Creates a customer. If the response to an attempt was lost, it finds out what that attempt has done. */
export async function createCustomer(
  transport: Transport,
  customer: CustomerCreate,
  options: RequestOptions,
): Promise<WithResponse<Customer>> {
  const call: MethodCall<{ data: Customer }, Customer> = {
    operation: 'createCustomer',
    retrySafety: 'reconciled',
    shape: shapes.object,
    send: (api, init) => api.POST('/customers', { ...init, body: customer }),
    read: dataOf,
  };
  // Copied, as the caller may change its object before the response arrives.
  const sent = isObject(customer) ? { ...customer } : customer;
  const since = transport.clock.now();
  try {
    return (await transport.run(call, options)).result;
  } catch (error) {
    if (!(error instanceof ApiError && error.effectUnknown)) throw error;
    if (!isOwnConflict(rejectionBy(error), sent.customer_key)) throw error;
    const match = await findMatch(sent, lookUpWith(transport, options), since);
    return reconciled(match, error);
  }
}

/**
 * The customer that an earlier attempt has created, after a retry was rejected because the key is taken.
 *
 * @throws the rejection if it certainly created none, {@link UnknownOutcomeError} if that is not clear.
 */
function reconciled(match: Match, rejection: ApiError): WithResponse<Customer> {
  if (match.status === 'not-created') throw rejection;
  if (match.status === 'unclear') {
    const message = `Cannot find out whether an earlier attempt created the customer: ${match.why}`;
    throw new UnknownOutcomeError(message, rejection, { cause: match.cause ?? rejection });
  }
  const { receivedAt: _, ...found } = match.found;
  return { ...found, attempts: rejection.attempts };
}
