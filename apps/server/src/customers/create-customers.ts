import type { ExistingCustomer, Issue, IssueCode } from '@rollcall/contract';
import type { Services } from '../services.js';
import { toConflictIssues } from './conflict-issues.js';
import { type CustomerAttributes, type CustomerRecord, newCustomerRecord } from './customer-record.js';
import type { InsertOutcome } from './customer-store.js';
import { issueSentence } from './issue-sentence.js';

/** A customer to create, or why it cannot even be tried. `customerKey` is the key as sent, `null` where unreadable. */
export type Candidate =
  | { readonly attributes: CustomerAttributes }
  | { readonly customerKey: string | null; readonly issues: Issues };

export type CreationResult = { readonly created: CustomerRecord } | { readonly failure: CustomerFailure };

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
export async function createCustomers(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  candidates: readonly Candidate[],
): Promise<readonly CreationResult[]> {
  const createdAt = services.now();
  const records = candidates
    .filter((candidate) => 'attributes' in candidate)
    .map(({ attributes }) => newCustomerRecord(services.newId(), attributes, createdAt));
  const outcomes = records.length === 0 ? [] : await services.customers.insertMany(tenantId, records);
  return inOrderOf(candidates, outcomes);
}

/** The outcomes belong, in order, to the candidates that have attributes. */
function inOrderOf(candidates: readonly Candidate[], outcomes: readonly InsertOutcome[]): CreationResult[] {
  const remaining = outcomes.values();
  return candidates.map((candidate) => {
    if ('issues' in candidate) return { failure: toFailure(candidate.customerKey, candidate.issues) };
    const outcome = remaining.next().value;
    if (outcome === undefined) throw new Error('the store answered for fewer records than it was given');
    if ('inserted' in outcome) return { created: outcome.inserted };
    return { failure: toFailure(candidate.attributes.customer_key, toConflictIssues(outcome.conflicts)) };
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
