import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../services.ts';
import { customerNotFound, toConflictError } from './conflicts.ts';
import type { CustomerAttributes, CustomerRecord } from './customer.ts';

/**
 * Changes one customer in a transaction: what update, archive and unarchive have in common.
 *
 * @param change returns the record that it was given where there is nothing to change.
 * @throws DomainError `customer_not_found`; `primary_email_taken` where the change takes another customer's address.
 */
export async function changeCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
  change: (current: CustomerRecord) => CustomerRecord,
): Promise<CustomerRecord> {
  const outcome = await services.customers.update(tenantId, customerKey, change);
  if ('missing' in outcome) throw customerNotFound(customerKey);
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts);
  return outcome.updated;
}

/**
 * Finds a customer, archived or not.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function getCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  const record = await services.customers.findByKey(tenantId, customerKey);
  if (record === undefined) throw customerNotFound(customerKey);
  return record;
}

/** The fields of an update. A value replaces the former one whole, `null` clears the field, an absent field stays. */
export type CustomerChanges = Readonly<Partial<Pick<CustomerAttributes, 'customer_type' | 'primary_email'>>> & {
  readonly [Field in OptionalField]?: CustomerAttributes[Field] | null;
};

type OptionalField = Exclude<keyof CustomerAttributes, 'customer_key' | 'customer_type' | 'primary_email'>;

/**
 * Changes fields of a customer. `updated_at` moves only where a field gets another value than it had.
 *
 * @throws DomainError `customer_not_found`, `primary_email_taken`.
 */
export function updateCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
  changes: CustomerChanges,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => changedBy(current, changes, services.now()));
}

/** The record with the changes; the record itself where they change nothing. */
export function changedBy(current: CustomerRecord, changes: CustomerChanges, now: Date): CustomerRecord {
  const attributes = withChanges(current.attributes, changes);
  return isDeepStrictEqual(attributes, current.attributes) ? current : { ...current, attributes, updated_at: now };
}

function withChanges(attributes: CustomerAttributes, changes: CustomerChanges): CustomerAttributes {
  const fields = Object.entries({ ...attributes, ...changes });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as CustomerAttributes;
}

/**
 * Puts a customer aside: lists hide it, its key and email address stay taken. One that is archived already stays
 * archived since the first time.
 *
 * @throws DomainError `customer_not_found`.
 */
export function archiveCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => {
    if (current.archived_at !== null) return current;
    const now = services.now();
    return { ...current, archived_at: now, updated_at: now };
  });
}

/**
 * Brings an archived customer back. One that is not archived stays as it is.
 *
 * @throws DomainError `customer_not_found`.
 */
export function unarchiveCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => {
    if (current.archived_at === null) return current;
    return { ...current, archived_at: null, updated_at: services.now() };
  });
}

/**
 * Erases a customer for good, which frees its key and its email address.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function deleteCustomer(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  customerKey: string,
): Promise<void> {
  const erased = await services.customers.delete(tenantId, customerKey);
  if (!erased) throw customerNotFound(customerKey);
}
