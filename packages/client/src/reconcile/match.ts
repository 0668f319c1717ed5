import { NotFoundError } from '../api-errors.ts';
import type { WithResponse } from '../api-promise.ts';
import type { RetrySafety } from '../core/call.ts';
import { shapes } from '../core/shapes.ts';
import type { MethodCall, Transport } from '../core/transport.ts';
import { dataOf, isObject } from '../core/values.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerCreate, CustomerSummary } from '../types.ts';

/** Whether the stored customer with a key is the one that was sent. */
export type Match =
  | { readonly status: 'same'; readonly found: WithResponse<Customer> }
  | { readonly status: 'different' }
  | { readonly status: 'unknown'; readonly cause: unknown };

/**
 * Finds out whether a create whose response was lost had succeeded, after a retry was rejected because the key is taken:
 * it had if the stored customer is the same.
 */
export async function findMatch(sent: CustomerCreate, lookUp: LookUp): Promise<Match> {
  try {
    const found = await lookUp(sent.customer_key);
    return isSameCustomer(sent, found.data) ? { status: 'same', found } : { status: 'different' };
  } catch (cause) {
    // If no customer has the key, it is the email address that is taken.
    return cause instanceof NotFoundError ? { status: 'different' } : { status: 'unknown', cause };
  }
}

/** Reads one customer. */
export type LookUp = (customerKey: string) => Promise<WithResponse<Customer>>;

/** Looks up customers with the options of the call whose outcome is unknown. */
export function lookUpWith(transport: Transport, { idempotencyKey: _, ...options }: RequestOptions): LookUp {
  return async (customerKey) =>
    (await transport.run(getCustomer(customerKey, 'retry-until-confirmed'), options)).result;
}

/** The call that reads one customer. */
export function getCustomer(customer_key: string, retrySafety?: RetrySafety): MethodCall<{ data: Customer }, Customer> {
  return {
    operation: 'getCustomer',
    retrySafety,
    shape: shapes.object,
    send: (api, init) => api.GET('/customers/{customer_key}', { ...init, params: { path: { customer_key } } }),
    read: dataOf,
  };
}

/**
 * Whether a stored customer is exactly as it was sent. A field that was not sent may have any value; `null` and the empty
 * string count as not sent.
 */
export function isSameCustomer(sent: CustomerCreate, found: Customer): boolean {
  // The API compares addresses without regard to case.
  if (String(sent.primary_email).toLowerCase() !== String(found.primary_email).toLowerCase()) return false;
  const stored: Readonly<Record<string, unknown>> = { ...found };
  return Object.entries(sent).every(([name, value]) => name === 'primary_email' || holds(stored[name], value));
}

function holds(stored: unknown, sent: unknown): boolean {
  if (sent === undefined || sent === null || sent === '') return true;
  if (Array.isArray(sent)) return Array.isArray(stored) && holdsList(stored, sent);
  if (isObject(sent))
    return isObject(stored) && Object.entries(sent).every(([name, value]) => holds(stored[name], value));
  // A payment term may be sent as a number and stored as text.
  return String(stored) === String(sent);
}

function holdsList(stored: readonly unknown[], sent: readonly unknown[]): boolean {
  return stored.length === sent.length && sent.every((item, index) => holds(stored[index], item));
}

/** The summary of a customer, as a bulk create returns it. */
export function toCustomerSummary({ id, customer_type, primary_email, display_name }: Customer): CustomerSummary {
  return { id, customer_type, primary_email, display_name };
}
