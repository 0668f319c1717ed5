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
  return changesNothing ? current : { ...current, attributes, updated_at: now };
}

/** The names of the fields of which the API shows another value after a change. */
export function changedFields({ attributes: before }: CustomerRecord, { attributes: after }: CustomerRecord): string[] {
  const [shownBefore, shownAfter] = [visiblePart(before), visiblePart(after)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(shownBefore[name], shownAfter[name]));
}

/**
 * The attributes as the API shows them. A client that sends back a whole customer sends the derived values too, and those
 * that stand for absent ones: `false`, an empty list, an empty object.
 */
function visiblePart(attributes: CustomerAttributes): Readonly<Record<string, unknown>> {
  const set = Object.entries(attributes).filter(([, value]) => !isUnset(value));
  return {
    ...Object.fromEntries(set),
    display_name: displayName(attributes),
    email_addresses: emailAddresses(attributes),
  };
}

function isUnset(value: unknown): boolean {
  return value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
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
