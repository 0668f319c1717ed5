import type { CustomerSummary, ExistingCustomer, Issue, IssueCode } from '@rollcall/contract';
import type { Services } from '../services.ts';
import { issueSentence } from '../validation/issue-sentence.ts';
import { toConflictError, toConflictIssues } from './conflicts.ts';
import { type CustomerAttributes, type CustomerRecord, newCustomerRecord, summaryOf } from './customer.ts';
import type { InsertOutcome } from './customer-store.ts';

/** A customer to create, or why it cannot even be tried. `customerKey` is the key as sent, `null` where unreadable. */
export type Candidate =
  | { readonly attributes: CustomerAttributes }
  | { readonly customerKey: string | null; readonly issues: Issues };

export type CreationResult = { readonly created: CreatedCustomer } | { readonly failure: CustomerFailure };

/** What is said of a customer that was created. */
export interface CreatedCustomer {
  readonly customer_key: string;
  readonly summary: CustomerSummary;
}

/** Why a customer was not created. `error`, `code`, `field` and `existing` are those of the first issue. */
export interface CustomerFailure {
  readonly customer_key: string | null;
  readonly error: string;
  readonly code: IssueCode;
  readonly field: string | null;
  readonly issues: Issues;
  readonly existing?: ExistingCustomer;
}

type Issues = readonly [Issue, ...Issue[]];

/**
 * Creates customers independently of each other, and answers for each, in order.
 *
 * A customer is created exactly when it has no issues and neither its key nor its email address is taken, be it in the
 * registry or by an earlier candidate that was created. A candidate that fails takes nothing. All that is created is
 * stored durably, in one transaction, before this resolves; when it rejects with `service_unavailable`, nothing is.
 */
export function createCustomers(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  candidates: readonly Candidate[],
): Promise<readonly CreationResult[]> {
  const { records, results } = toRecords(services, candidates);
  // Not awaited: while the database works, this would hold all that was sent, and the garbage collector would move it
  // again and again. Nor does the closure share its scope with one that uses the records.
  return insert(services, tenantId, records).then((outcomes) => withOutcomes(results, outcomes));
}

/** The records to insert, and what is answered where all of them are inserted. */
function toRecords(
  { now, newId }: Pick<Services, 'now' | 'newId'>,
  candidates: readonly Candidate[],
): { records: CustomerRecord[]; results: CreationResult[] } {
  const createdAt = now();
  const records: CustomerRecord[] = [];
  const results = candidates.map((candidate): CreationResult => {
    if ('issues' in candidate) return { failure: toFailure(candidate.customerKey, candidate.issues) };
    const record = newCustomerRecord(newId(), candidate.attributes, createdAt);
    records.push(record);
    return { created: { customer_key: candidate.attributes.customer_key, summary: summaryOf(record) } };
  });
  return { records, results };
}

function insert(
  { customers }: Pick<Services, 'customers'>,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<readonly InsertOutcome[]> {
  return records.length === 0 ? Promise.resolve([]) : customers.insertMany(tenantId, records);
}

/** The outcomes belong, in order, to the results that are no failures yet. */
function withOutcomes(results: readonly CreationResult[], outcomes: readonly InsertOutcome[]): CreationResult[] {
  const remaining = outcomes.values();
  return results.map((result) => {
    if ('failure' in result) return result;
    const outcome = remaining.next().value;
    if (outcome === undefined) throw new Error('the store answered for fewer records than it was given');
    if ('inserted' in outcome) return result;
    return { failure: toFailure(result.created.customer_key, toConflictIssues(outcome.conflicts)) };
  });
}

/** The failure that comes of issues. */
export function toFailure(customerKey: string | null, issues: Issues): CustomerFailure {
  const [first] = issues;
  return {
    customer_key: customerKey,
    error: issueSentence(first),
    code: first.code,
    field: first.field,
    issues,
    ...(first.existing && { existing: first.existing }),
  };
}

/**
 * Creates one customer, under the rules of `createCustomers`.
 *
 * @throws DomainError `customer_key_taken` or `primary_email_taken`, with every conflict in its issues.
 */
export async function createCustomer(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  attributes: CustomerAttributes,
): Promise<CustomerRecord> {
  const record = newCustomerRecord(services.newId(), attributes, services.now());
  const [outcome] = await services.customers.insertMany(tenantId, [record]);
  if (outcome === undefined) throw new Error('the store did not answer for the record that it was given');
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts);
  return record;
}
