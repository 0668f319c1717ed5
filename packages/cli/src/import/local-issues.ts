import { textTrimmer } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { issuesOf, type LocalIssue, requestSchemas } from '@rollcall/contract/schemas';
import { fieldNames } from '../input/columns.ts';

export type { LocalIssue };

/** Trims as the API does, since white space around an email address is valid. Changes the customer itself. */
export const trimCustomer = textTrimmer(document.components.schemas, 'CustomerCreate');

/** The first problem of each field, as a sentence, by the schema of the document. */
export function issuesOfCustomer(customer: unknown): LocalIssue[] {
  return inSentences(issuesOf(requestSchemas.bulkCreateCustomers.item, customer, fieldNames));
}

/** Begins each message with the field. */
export function inSentences(issues: readonly LocalIssue[]): LocalIssue[] {
  return issues.map((issue) => ({ ...issue, message: `${issue.field ?? 'The row'} ${issue.message}` }));
}
