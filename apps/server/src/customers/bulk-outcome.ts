import type {
  CustomerSummary,
  ExistingCustomer,
  Issue,
  IssueWithExisting,
  IssueWithoutExisting,
} from '@rollcall/contract';
import { issueSentence } from '../validation/issues.ts';

/** The outcome of one customer of a bulk request. The fields have the contract's names. */
export type BulkOutcome =
  | { readonly status: 'created'; readonly customer_key: string; readonly summary: CustomerSummary }
  | {
      readonly status: 'updated';
      readonly customer_key: string;
      readonly changed_fields: readonly string[];
      readonly archived: boolean;
      readonly summary: CustomerSummary;
    }
  | { readonly status: 'unchanged'; readonly customer_key: string }
  | { readonly status: 'skipped'; readonly customer_key: string; readonly existing: ExistingCustomer }
  | { readonly status: 'failed'; readonly failure: CustomerFailure };

/** Why a customer was not stored. `error`, `code`, `field`, `value` and `existing` are those of the first issue. */
export type CustomerFailure = (Omit<IssueWithExisting, 'message'> | Omit<IssueWithoutExisting, 'message'>) & {
  /** The key as sent; `null` if it was missing or no text. */
  readonly customer_key: string | null;
  readonly error: string;
  readonly issues: Issues;
};

type Issues = readonly [Issue, ...Issue[]];

/** The outcome of a customer with issues. */
export function failed(customerKey: string | null, issues: Issues): BulkOutcome & { readonly status: 'failed' } {
  const [first] = issues;
  // The code and the existing customer are those of one issue, so they belong together.
  const failure = {
    customer_key: customerKey,
    error: issueSentence(first),
    code: first.code,
    field: first.field,
    issues,
    ...(first.value !== undefined && { value: first.value }),
    ...(first.existing && { existing: first.existing }),
  } as CustomerFailure;
  return { status: 'failed', failure };
}

const notAttemptedMessage = 'was not stored, because another one of the request failed';

/** The failure of a valid customer whose atomic request was rolled back. */
export function notAttempted(customerKey: string): CustomerFailure {
  return {
    customer_key: customerKey,
    error: `The customer ${notAttemptedMessage}`,
    code: 'not_attempted',
    field: null,
    issues: [{ code: 'not_attempted', field: null, message: notAttemptedMessage }],
  };
}
