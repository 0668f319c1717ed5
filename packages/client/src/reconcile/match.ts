import { NotFoundError } from '../api-errors.ts';
import { isObject, textOf } from '../core/values.ts';
import type { Customer, CustomerCreate, CustomerSummary } from '../types.ts';
import { placeInTime } from './creation-time.ts';
import type { FoundCustomer, LookUp } from './look-up.ts';

/** Whether the stored customer with a key is the one that an attempt of this call has created. */
export type Match =
  | { readonly status: 'created'; readonly found: FoundCustomer }
  | { readonly status: 'not-created' }
  | UnclearMatch;

/** It is not clear: the look-up failed (then there is a `cause`), or the customer that it found may have another origin. */
export interface UnclearMatch {
  readonly status: 'unclear';
  /** A clause such as "its primary_phone is stored differently". */
  readonly why: string;
  readonly cause?: unknown;
}

/**
 * Finds out whether a create whose response was lost had succeeded, after a retry was rejected because the key is taken.
 *
 * @param since when the first attempt began, by the clock of this computer.
 */
export async function findMatch(sent: CustomerCreate, lookUp: LookUp, since: number): Promise<Match> {
  try {
    return judge(sent, await lookUp(sent.customer_key), since);
  } catch (cause) {
    // If no customer has the key, it is the email address that is taken.
    return cause instanceof NotFoundError ? { status: 'not-created' } : { ...unclear(textOf(cause)), cause };
  }
}

/** Both claims, created and certainly not created, need evidence. Everything else is unclear. */
function judge(sent: CustomerCreate, found: FoundCustomer, since: number): Match {
  const customer: unknown = found.data;
  if (!isCustomer(customer)) return unclear('the response is not a customer');
  if (!isSameEmail(sent.primary_email, customer.primary_email)) return { status: 'not-created' };
  const created = placeInTime(customer.created_at, since, found);
  const archived = placeInTime(customer.archived_at, since, found);
  if (created === 'before' || archived === 'before') return { status: 'not-created' };
  if (created === 'unclear') return unclear('it is not clear when the customer with this key was created');
  if (customer.archived_at) return unclear('the customer with this key is archived');
  const field = differingField(sent, customer);
  if (field !== undefined) return unclear(`the customer with this key has another ${field}`);
  return { status: 'created', found };
}

function unclear(why: string): UnclearMatch {
  return { status: 'unclear', why };
}

function isCustomer(value: unknown): value is Customer {
  return isObject(value) && typeof value.primary_email === 'string';
}

/** The API compares addresses without regard to case and surrounding spaces. */
function isSameEmail(sent: unknown, stored: string): boolean {
  return String(sent).trim().toLowerCase() === stored.trim().toLowerCase();
}

/**
 * The first field that is not stored as it was sent; `undefined` if all are. A field that was not sent may have any value;
 * `null` and the empty string count as not sent.
 */
export function differingField(sent: CustomerCreate, found: Customer): string | undefined {
  const stored: Readonly<Record<string, unknown>> = { ...found };
  const different = ([name, value]: [string, unknown]): boolean =>
    name === 'primary_email' ? !isSameEmail(value, found.primary_email) : !holds(stored[name], value);
  return Object.entries(sent).find(different)?.[0];
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
