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
import { requireMatch } from './entity-tag.ts';
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

/** Conditions of an update on the stored customer. */
export interface UpdateConditions {
  /** The `If-Match` header of the request, if it has one. */
  readonly ifMatch?: string | undefined;
  /** The issues that the request has with the stored customer. If there are any, nothing changes. */
  readonly issuesWith?: (current: CustomerRecord) => readonly ValidationIssue[];
}

/**
 * Changes fields of a customer. `updated_at`, and with it the entity tag, changes only if the value of a field does.
 *
 * @throws DomainError `customer_not_found`, `precondition_failed`, `primary_email_taken`, `validation_failed`.
 */
export function updateCustomer(
  deps: CustomerDeps,
  tenantId: string,
  customerKey: string,
  changes: CustomerChanges,
  { ifMatch, issuesWith = () => [] }: UpdateConditions = {},
): Promise<CustomerRecord> {
  return changeCustomer(deps, tenantId, customerKey, (current) => {
    requireMatch(current, ifMatch);
    const issues = issuesWith(current);
    if (isAtLeastOne(issues)) throw validationFailed(issues);
    return changedBy(current, withSamePrimaryAddress(current.attributes, changes), deps.now());
  });
}

/** The record with the changes; the very same record if they change nothing that the API shows. */
export function changedBy(current: CustomerRecord, changes: CustomerChanges, now: Date): CustomerRecord {
  const attributes = withChanges(current.attributes, changes);
  const changesNothing = isDeepStrictEqual(visiblePart(attributes), visiblePart(current.attributes));
  return changesNothing ? current : { ...current, attributes, updated_at: timeOfChange(current, now) };
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
 * @param ifMatch the `If-Match` header of the request, if it has one.
 * @throws DomainError `customer_not_found`, `precondition_failed`.
 */
export async function deleteCustomer(
  { customers }: CustomerDeps,
  tenantId: string,
  customerKey: string,
  ifMatch?: string | undefined,
): Promise<void> {
  const erased = await customers.delete(tenantId, customerKey, (current) => requireMatch(current, ifMatch));
  if (!erased) throw customerNotFound(customerKey);
}

/**
 * After the last change, or the creation: a millisecond can have several changes, clocks go back, and those of two
 * servers differ. So each state of a customer has a time of its own, and no later one looks like the first.
 */
function timeOfChange({ updated_at }: CustomerRecord, now: Date): Date {
  return now > updated_at ? now : new Date(updated_at.getTime() + 1);
}

/** @param change returns its argument if there is nothing to change. */
async function changeCustomer(
  { customers }: CustomerDeps,
  tenantId: string,
  customerKey: string,
  change: (current: CustomerRecord) => CustomerRecord,
): Promise<CustomerRecord> {
  let primaryEmail = '';
  const outcome = await customers.update(tenantId, customerKey, (current) => {
    const changed = change(current);
    primaryEmail = changed.attributes.primary_email;
    return changed;
  });
  if ('missing' in outcome) throw customerNotFound(customerKey);
  if ('conflicts' in outcome) {
    throw toConflictError(outcome.conflicts, { customer_key: customerKey, primary_email: primaryEmail });
  }
  return outcome.updated;
}
