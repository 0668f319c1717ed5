import { ApiError } from '../api-errors.ts';
import type { WithResponse } from '../api-promise.ts';
import { shapes } from '../core/shapes.ts';
import type { MethodCall, Transport } from '../core/transport.ts';
import { dataOf } from '../core/values.ts';
import { UnknownOutcomeError } from '../errors.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { isOwnConflict } from './conflicts.ts';
import { findMatch, lookUpWith } from './match.ts';

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
  try {
    return (await transport.run(call, options)).result;
  } catch (error) {
    if (!(error instanceof ApiError && error.effectUnknown)) throw error;
    const { code, existing, message, errors } = error;
    const words = [message, ...Object.values(errors).flat()].join('\n');
    if (!isOwnConflict({ code, error: words, existing }, customer.customer_key)) throw error;
    return reconcileCreate(transport, options, customer, error);
  }
}

/**
 * The customer that an earlier attempt has created, after a retry was rejected because the key is taken.
 *
 * @throws the rejection if the customer is a different one, {@link UnknownOutcomeError} if that cannot be looked up.
 */
async function reconcileCreate(
  transport: Transport,
  options: RequestOptions,
  customer: CustomerCreate,
  rejection: ApiError,
): Promise<WithResponse<Customer>> {
  const match = await findMatch(customer, lookUpWith(transport, options));
  if (match.status === 'same') return { ...match.found, attempts: rejection.attempts };
  if (match.status === 'different') throw rejection;
  const message = 'Cannot find out whether an earlier attempt created the customer';
  throw new UnknownOutcomeError(message, rejection, { cause: match.cause });
}
