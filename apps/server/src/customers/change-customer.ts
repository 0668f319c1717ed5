import { isDeepStrictEqual } from 'node:util';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../validation/issues.ts';
import { customerNotFound, toConflictError } from './conflicts.ts';
import {
  type CustomerAttributes,
  type CustomerChanges,
  type CustomerRecord,
  displayName,
  emailAddresses,
} from './customer.ts';
import type { CustomerDeps } from './customer-store.ts';
import { withSamePrimaryAddress } from './primary-address.ts';

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

/**
 * Changes fields of a customer. `updated_at` changes only if the value of a field does.
 *
 * @param issuesWith the issues that the request has with the stored customer. If there are any, nothing changes.
 * @throws DomainError `customer_not_found`, `primary_email_taken`, `validation_failed`.
 */
export async function updateCustomer(
  deps: CustomerDeps,
  tenantId: string,
  customerKey: string,
  changes: CustomerChanges,
  issuesWith: (current: CustomerRecord) => readonly ValidationIssue[] = () => [],
): Promise<CustomerRecord> {
  let issues: readonly ValidationIssue[] = [];
  const record = await changeCustomer(deps, tenantId, customerKey, (current) => {
    issues = issuesWith(current);
    if (issues.length > 0) return current;
    return changedBy(current, withSamePrimaryAddress(current.attributes, changes), deps.now());
  });
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return record;
}

/** The record with the changes; the very same record if they change nothing that the API shows. */
export function changedBy(current: CustomerRecord, changes: CustomerChanges, now: Date): CustomerRecord {
  const attributes = withChanges(current.attributes, changes);
  const changesNothing = isDeepStrictEqual(visiblePart(attributes), visiblePart(current.attributes));
  return changesNothing ? current : { ...current, attributes, updated_at: timeOfChange(current, now) };
}

/** The attributes with the values that stand for absent ones: a client that sends back a whole customer sends them. */
function visiblePart(attributes: CustomerAttributes): unknown {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const present = Object.entries(attributes).filter(([, value]) => !isEmpty(value));
  return {
    ...Object.fromEntries(present),
    display_name: displayName(attributes),
    email_addresses: emailAddresses(attributes),
  };
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
    const at = timeOfChange(current, deps.now());
    return { ...current, archived_at: at, updated_at: at };
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
    return { ...current, archived_at: null, updated_at: timeOfChange(current, deps.now()) };
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

/** Never before the last change: clocks go back, and those of two servers differ. */
function timeOfChange({ updated_at }: CustomerRecord, now: Date): Date {
  return now > updated_at ? now : updated_at;
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
