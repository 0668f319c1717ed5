import type { Issue } from '@rollcall/contract';
import { type BulkOutcome, failed } from './bulk-outcome.ts';
import { toConflictError, toConflictIssues } from './conflicts.ts';
import { type CustomerAttributes, type CustomerRecord, newCustomerRecord, summaryOf } from './customer.ts';
import type { CustomerDeps, InsertOutcome } from './customer-store.ts';

/** A customer to create, or why it is invalid. */
export type Candidate = ValidCandidate | InvalidCandidate;

export interface ValidCandidate {
  readonly attributes: CustomerAttributes;
}

export interface InvalidCandidate {
  /** The key as sent; `null` if it was missing or no text. */
  readonly customerKey: string | null;
  readonly issues: readonly [Issue, ...Issue[]];
}

export type CreateOutcome = Extract<BulkOutcome, { readonly status: 'created' | 'failed' }>;

/**
 * Creates customers independently of each other, and returns the outcome of each, in order.
 *
 * A customer is created exactly when it has no issues and neither its key nor its email address is taken, be it in the
 * registry or by an earlier candidate that was created. A candidate that fails takes nothing. All created customers are
 * stored durably, in one transaction, before this resolves. If it rejects with `service_unavailable`, none is stored.
 */
export function createCustomers(
  deps: CustomerDeps,
  tenantId: string,
  candidates: readonly Candidate[],
): Promise<readonly CreateOutcome[]> {
  const { records, outcomes } = toRecords(deps, candidates);
  // Not awaited: the suspended function would keep the whole request in memory while the database works, and the
  // garbage collector would copy it again and again. For the same reason, this closure shares no scope with `records`.
  return insert(deps, tenantId, records).then((inserted) => withConflicts(outcomes, inserted));
}

/** The records to insert, and the outcomes if all of them are inserted. */
function toRecords(
  { now, newId }: CustomerDeps,
  candidates: readonly Candidate[],
): { records: CustomerRecord[]; outcomes: CreateOutcome[] } {
  const createdAt = now();
  const records: CustomerRecord[] = [];
  const outcomes = candidates.map((candidate): CreateOutcome => {
    if ('issues' in candidate) return failed(candidate.customerKey, candidate.issues);
    const record = newCustomerRecord(newId(), candidate.attributes, createdAt);
    records.push(record);
    return { status: 'created', customer_key: candidate.attributes.customer_key, summary: summaryOf(record) };
  });
  return { records, outcomes };
}

function insert(
  { customers }: CustomerDeps,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<readonly InsertOutcome[]> {
  return records.length === 0 ? Promise.resolve([]) : customers.insertMany(tenantId, records);
}

/** @param inserted what the store did with each candidate that was valid, in order. */
function withConflicts(outcomes: readonly CreateOutcome[], inserted: readonly InsertOutcome[]): CreateOutcome[] {
  const remaining = inserted.values();
  return outcomes.map((outcome) => {
    if (outcome.status === 'failed') return outcome;
    const insertion = remaining.next().value;
    if (insertion === undefined) throw new Error('the store returned fewer outcomes than it was given records');
    if ('inserted' in insertion) return outcome;
    const { customer_key, summary } = outcome;
    return failed(customer_key, toConflictIssues(insertion.conflicts, { ...summary, customer_key }));
  });
}

/**
 * Creates one customer, under the rules of {@link createCustomers}.
 *
 * @throws DomainError `customer_key_taken` or `primary_email_taken`, with every conflict in its issues.
 */
export async function createCustomer(
  deps: CustomerDeps,
  tenantId: string,
  attributes: CustomerAttributes,
): Promise<CustomerRecord> {
  const record = newCustomerRecord(deps.newId(), attributes, deps.now());
  const [outcome] = await deps.customers.insertMany(tenantId, [record]);
  if (outcome === undefined) throw new Error('the store returned no outcome for the record');
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts, attributes);
  return record;
}
