import type { SourceRow } from '../input/source-row.ts';
import type { LocalIssue } from './customer-issues.ts';

/** Finds rows that have the key or the email address of an earlier row of their file. */
export class DuplicateFinder {
  readonly #keys = new Map<string, number>();
  readonly #emails = new Map<string, number>();

  /** What is wrong with a row that is valid by itself. */
  issuesOf({ customer, line }: SourceRow): LocalIssue[] {
    const { customer_key, primary_email } = customer as { customer_key: string; primary_email: string };
    const key = this.#keys.get(customer_key);
    if (key !== undefined) return [taken('customer_key', 'customer_key_taken', key)];
    const email = this.#emails.get(primary_email.toLowerCase());
    if (email !== undefined) return [taken('primary_email', 'primary_email_taken', email)];
    this.#keys.set(customer_key, line);
    this.#emails.set(primary_email.toLowerCase(), line);
    return [];
  }
}

function taken(field: string, code: 'customer_key_taken' | 'primary_email_taken', line: number): LocalIssue {
  return { code, field, message: `${field} is that of line ${line} already` };
}
