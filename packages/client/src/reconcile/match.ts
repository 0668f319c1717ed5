import { NotFoundError } from '../api-errors.ts';
import type { WithResponse } from '../api-promise.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf, isObject } from '../core/values.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate, CustomerSummary } from '../types.ts';

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

/** Reads one customer. */
export type LookUp = (customerKey: string) => Promise<WithResponse<Customer>>;

/** Looks customers up with the options of the call whose outcome is to be found out. */
export function lookUpWith(dispatcher: Dispatcher, { idempotencyKey: _, ...options }: RequestOptions): LookUp {
  return async (customerKey) => {
    const call = {
      operation: 'getCustomer',
      method: 'GET',
      path: '/customers/{customer_key}',
      pathParameters: { customer_key: customerKey },
      repetition: 'until-known',
    } as const;
    return (await dispatcher.run(call, options, dataOf)).result;
  };
}

/**
 * Whether the registry holds a customer exactly as it was sent. What was not sent may be anything, and `null` and the
 * empty string mean that a field was not sent.
 */
export function isSameCustomer(sent: CustomerCreate, found: Customer): boolean {
  // Addresses are compared without regard to case, as the API does it.
  if (String(sent.primary_email).toLowerCase() !== String(found.primary_email).toLowerCase()) return false;
  const stored: Readonly<Record<string, unknown>> = found;
  return Object.entries(sent).every(([name, value]) => name === 'primary_email' || holds(stored[name], value));
}

function holds(stored: unknown, sent: unknown): boolean {
  if (isAbsent(sent)) return true;
  if (Array.isArray(sent)) return Array.isArray(stored) && holdsList(stored, sent);
  if (isObject(sent))
    return isObject(stored) && Object.entries(sent).every(([name, value]) => holds(stored[name], value));
  // A term of payment may be sent as a number and kept as text.
  return String(stored) === String(sent);
}

function holdsList(stored: readonly unknown[], sent: readonly unknown[]): boolean {
  return stored.length === sent.length && sent.every((item, index) => holds(stored[index], item));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What a bulk create would have answered of a customer. */
export function toCustomerSummary({ id, customer_type, primary_email, display_name }: Customer): CustomerSummary {
  return { id, customer_type, primary_email, display_name };
}
