import { isDeepStrictEqual } from 'node:util';
import { customerNotFound, toConflictError } from './conflicts.ts';
import type { CustomerAttributes, CustomerRecord } from './customer.ts';
import type { CustomerDeps } from './customer-store.ts';

/**
 * Finds a customer, archived or not.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function getCustomer(
  { customers }: CustomerDeps,
  tenantId: string,
  customerKey: string,
): Promise<CustomerRecord> {
  const record = await customers.findByKey(tenantId, customerKey);
  if (record === undefined) throw customerNotFound(customerKey);
  return record;
}

/** The fields of an update. A value replaces the whole former one, `null` clears the field, an absent field stays. */
export type CustomerChanges = Readonly<Partial<Pick<CustomerAttributes, 'customer_type' | 'primary_email'>>> & {
  readonly [Field in OptionalField]?: CustomerAttributes[Field] | null;
};

type OptionalField = Exclude<keyof CustomerAttributes, 'customer_key' | 'customer_type' | 'primary_email'>;

/**
 * Changes fields of a customer. `updated_at` changes only if the value of a field does.
 *
 * @throws DomainError `customer_not_found`, `primary_email_taken`.
 */
export function updateCustomer(
  deps: CustomerDeps,
  tenantId: string,
  customerKey: string,
  changes: CustomerChanges,
): Promise<CustomerRecord> {
  return changeCustomer(deps, tenantId, customerKey, (current) => changedBy(current, changes, deps.now()));
}

/** The record with the changes; the very same record if they change nothing. */
export function changedBy(current: CustomerRecord, changes: CustomerChanges, now: Date): CustomerRecord {
  const attributes = withChanges(current.attributes, changes);
  return isDeepStrictEqual(attributes, current.attributes) ? current : { ...current, attributes, updated_at: now };
}

function withChanges(attributes: CustomerAttributes, changes: CustomerChanges): CustomerAttributes {
  const fields = Object.entries({ ...attributes, ...changes });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as CustomerAttributes;
}

/**
 * Archives a customer: lists hide it, its key and email address stay taken. An archived one keeps its `archived_at`.
 *
 * @throws DomainError `customer_not_found`.
 */
export function archiveCustomer(deps: CustomerDeps, tenantId: string, customerKey: string): Promise<CustomerRecord> {
  return changeCustomer(deps, tenantId, customerKey, (current) => {
    if (current.archived_at !== null) return current;
    const now = deps.now();
    return { ...current, archived_at: now, updated_at: now };
  });
}

/**
 * Unarchives a customer. One that is not archived stays as it is.
 *
 * @throws DomainError `customer_not_found`.
 */
export function unarchiveCustomer(deps: CustomerDeps, tenantId: string, customerKey: string): Promise<CustomerRecord> {
  return changeCustomer(deps, tenantId, customerKey, (current) => {
    if (current.archived_at === null) return current;
    return { ...current, archived_at: null, updated_at: deps.now() };
  });
}

/**
 * Erases a customer for good, which frees its key and its email address.
 *
 * @throws DomainError `customer_not_found`.
 */
export async function deleteCustomer(
  { customers }: CustomerDeps,
  tenantId: string,
  customerKey: string,
): Promise<void> {
  const erased = await customers.delete(tenantId, customerKey);
  if (!erased) throw customerNotFound(customerKey);
}

/** @param change returns its argument if there is nothing to change. */
async function changeCustomer(
  { customers }: CustomerDeps,
  tenantId: string,
  customerKey: string,
  change: (current: CustomerRecord) => CustomerRecord,
): Promise<CustomerRecord> {
  const outcome = await customers.update(tenantId, customerKey, change);
  if ('missing' in outcome) throw customerNotFound(customerKey);
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts);
  return outcome.updated;
}
