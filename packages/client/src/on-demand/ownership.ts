import type { WithResponse } from '../api-promise.ts';
import { NotFoundError } from '../errors/api-errors.ts';
import type { Customer, CustomerCreate } from '../types.ts';
import { isSameCustomer } from './is-same-customer.ts';
import type { LookUp } from './look-up.ts';

/** Whose the customer is that has a key: an earlier attempt's own, somebody else's, or nobody can tell. */
export type Ownership =
  | { readonly of: 'own'; readonly found: WithResponse<Customer> }
  | { readonly of: 'other' }
  | { readonly of: 'unknown'; readonly cause: unknown };

/**
 * Finds out whether a create whose answer was lost had succeeded, after a second one was refused since the key is taken:
 * it had, if the customer is there as it was sent.
 */
export async function ownershipOf(sent: CustomerCreate, lookUp: LookUp): Promise<Ownership> {
  try {
    const found = await lookUp(sent.customer_key);
    return isSameCustomer(sent, found.data) ? { of: 'own', found } : { of: 'other' };
  } catch (cause) {
    // Then it is the email address that is taken.
    return cause instanceof NotFoundError ? { of: 'other' } : { of: 'unknown', cause };
  }
}
