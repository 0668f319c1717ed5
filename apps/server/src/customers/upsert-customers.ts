import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { SerializationConflict } from '../core/errors.ts';
import { lockOrder } from '../core/lock-order.ts';
import { type BulkOutcome, failed } from './bulk-outcome.ts';
import { changedBy, changedFields } from './change-customer.ts';
import { toConflictIssues } from './conflicts.ts';
import type { InvalidCandidate, ValidCandidate } from './create-customers.ts';
import {
  type CustomerAttributes,
  type CustomerChanges,
  type CustomerRecord,
  newCustomerRecord,
  summaryOf,
} from './customer.ts';
import type { CustomerDeps, InsertOutcome } from './customer-store.ts';
import { withSamePrimaryAddress } from './primary-address.ts';
import { foldText } from './search-text.ts';

/** A candidate that also says what to change if the customer exists. */
export interface UpsertCandidate extends ValidCandidate {
  readonly changes: () => CustomerChanges;
}

/** Each customer takes up to two statements, so other requests run after every hundred of them. */
const customersBetweenYields = 100;

/**
 * Creates the customers whose keys are free and changes the others, in the caller's transaction. Returns the outcome of
 * each, in order: what it would be if they were stored one by one, in this order.
 *
 * They are stored in another order, that of their keys, after the existing ones are locked in it. Two requests with the
 * same customers in different orders would deadlock otherwise.
 *
 * @throws SerializationConflict if another transaction has created one of the customers meanwhile: it was not locked.
 */
export async function upsertCustomers(
  deps: CustomerDeps,
  tenantId: string,
  candidates: readonly (UpsertCandidate | InvalidCandidate)[],
): Promise<BulkOutcome[]> {
  const current = await lockExisting(deps, tenantId, candidates);
  // After the lock, so that the times of two requests follow the order of their work.
  const upserts = toUpserts(deps, candidates);
  const outcomes = await createIndependent(deps, tenantId, upserts, current);
  const others = upserts.filter(({ index }) => !outcomes.has(index));
  for (const [done, upsert] of inLockOrder(others, current).entries()) {
    if (done > 0 && done % customersBetweenYields === 0) await yieldToEventLoop();
    outcomes.set(upsert.index, await createOrUpdate(deps, tenantId, upsert, current));
  }
  return candidates.map((candidate, index) => {
    if ('issues' in candidate) return failed(candidate.customerKey, candidate.issues);
    return outcomes.get(index) ?? noOutcome();
  });
}

/** A candidate, and the record to insert if its key is free. */
interface Upsert extends UpsertCandidate {
  /** Place in the request. */
  readonly index: number;
  readonly record: CustomerRecord;
}

/** The ids follow the order of the request, which lists show. */
function toUpserts(
  { now, newId }: CustomerDeps,
  candidates: readonly (UpsertCandidate | InvalidCandidate)[],
): Upsert[] {
  const at = now();
  return candidates.flatMap((candidate, index) => {
    if ('issues' in candidate) return [];
    return [{ ...candidate, index, record: newCustomerRecord(newId(), candidate.attributes, at) }];
  });
}

/** The customers that exist, by key. The work keeps them up to date. */
type CurrentCustomers = Map<string, CustomerRecord>;

async function lockExisting(
  { customers }: CustomerDeps,
  tenantId: string,
  candidates: readonly (UpsertCandidate | InvalidCandidate)[],
): Promise<CurrentCustomers> {
  const keys = candidates.flatMap((candidate) => ('issues' in candidate ? [] : [candidate.attributes.customer_key]));
  const records = await customers.findAndLock(tenantId, keys);
  return new Map(records.map((record) => [record.attributes.customer_key, record]));
}

/** Creates the customers that share no key and no address with another one of the request, in one statement. */
async function createIndependent(
  { customers }: CustomerDeps,
  tenantId: string,
  upserts: readonly Upsert[],
  current: CurrentCustomers,
): Promise<Map<number, BulkOutcome>> {
  const shared = repeated([...current.values(), ...upserts].flatMap(({ attributes }) => valuesOf(attributes)));
  const independent = upserts.filter(({ attributes }) => !valuesOf(attributes).some((value) => shared.has(value)));
  if (independent.length === 0) return new Map();
  const inserted = await customers.insertMany(
    tenantId,
    independent.map(({ record }) => record),
  );
  return new Map(independent.map((upsert, place) => [upsert.index, created(upsert, inserted[place] ?? noOutcome())]));
}

function repeated(values: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(values.filter((value) => seen.size === seen.add(value).size));
}

function valuesOf(attributes: CustomerAttributes): string[] {
  const { customer_key, email_folded } = uniqueValues(attributes);
  // An address can be the key of another customer.
  return [`key ${customer_key}`, `address ${email_folded}`];
}

/** The order of one customer also matters to those that take the address which it has now. */
function inLockOrder(upserts: readonly Upsert[], current: CurrentCustomers): Upsert[] {
  const stored = [...current.values()].map(({ attributes }) => uniqueValues(attributes));
  const sent = upserts.map(({ attributes }) => uniqueValues(attributes));
  return lockOrder([...stored, ...sent]).flatMap((place) => upserts[place - stored.length] ?? []);
}

function uniqueValues({ customer_key, primary_email }: CustomerAttributes) {
  return { customer_key, email_folded: foldText(primary_email) };
}

async function createOrUpdate(
  deps: CustomerDeps,
  tenantId: string,
  upsert: Upsert,
  current: CurrentCustomers,
): Promise<BulkOutcome> {
  const { customer_key } = upsert.attributes;
  const before = current.get(customer_key);
  if (before !== undefined) return update(deps, tenantId, upsert, before, current);
  const [insertion = noOutcome()] = await deps.customers.insertMany(tenantId, [upsert.record]);
  const outcome = created(upsert, insertion);
  if (outcome.status === 'created') current.set(customer_key, upsert.record);
  return outcome;
}

/** The outcome of a customer whose key was free when the existing ones were locked. */
function created({ record, attributes }: Upsert, insertion: InsertOutcome): BulkOutcome {
  const { customer_key } = attributes;
  if ('inserted' in insertion) return { status: 'created', customer_key, summary: summaryOf(record) };
  const { conflicts } = insertion;
  if (conflicts[0].field === 'customer_key') throw new SerializationConflict('a customer to create exists meanwhile');
  return failed(customer_key, toConflictIssues(conflicts, attributes));
}

async function update(
  deps: CustomerDeps,
  tenantId: string,
  upsert: Upsert,
  before: CustomerRecord,
  current: CurrentCustomers,
): Promise<BulkOutcome> {
  const { customer_key } = before.attributes;
  const change = (record: CustomerRecord) => changedBySent(record, upsert);
  if (change(before) === before) return { status: 'unchanged', customer_key };
  const result = await deps.customers.update(tenantId, customer_key, change, before);
  if ('conflicts' in result) return failed(customer_key, toConflictIssues(result.conflicts, upsert.attributes));
  if ('missing' in result) throw new Error(`customer ${before.id} is locked and missing`);
  const { updated } = result;
  current.set(customer_key, updated);
  return {
    status: 'updated',
    customer_key,
    changed_fields: changedFields(before, updated),
    archived: updated.archived_at !== null,
    summary: summaryOf(updated),
  };
}

function changedBySent(current: CustomerRecord, { changes, record }: Upsert): CustomerRecord {
  const sent = changes();
  // With a list, both are stored as sent, as on create: the request is the whole truth, however often it is sent.
  const agreed = sent.email_addresses ? sent : withSamePrimaryAddress(current.attributes, sent);
  return changedBy(current, agreed, record.created_at);
}

function noOutcome(): never {
  throw new Error('there is no outcome for a candidate');
}
