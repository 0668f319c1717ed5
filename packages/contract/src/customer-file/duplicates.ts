import type { LocalIssue } from '../local-issues.ts';
import type { Query } from '../operations.ts';

/** How to handle a customer whose key is taken, as the API defines it. */
type OnConflict = NonNullable<Query<'bulkCreateCustomers'>['on_conflict']>;

/** The identity of a valid row. */
interface ValidRow {
  readonly customer_key: string;
  readonly primary_email: string;
  readonly line: number;
}

/** The effect of a row with the key of an earlier row. */
const EFFECTS: Readonly<Record<OnConflict, 'failure' | 'none' | 'update'>> = {
  fail: 'failure',
  skip: 'none',
  update: 'update',
};

/** Finds rows that fail because of the key or the email address of an earlier row, as the import would fail them. */
export class DuplicateFinder {
  readonly #onConflict: OnConflict;
  /** The last valid row of each key. */
  readonly #keys = new Map<string, ValidRow>();
  /** The row that has each email address, in lower case. */
  readonly #emails = new Map<string, ValidRow>();

  constructor(onConflict: OnConflict) {
    this.#onConflict = onConflict;
  }

  /** @param customer valid by itself. */
  issuesOf(customer: unknown, line: number): LocalIssue[] {
    const row = { ...(customer as Omit<ValidRow, 'line'>), line };
    const sameKey = this.#keys.get(row.customer_key);
    const sameEmail = this.#emails.get(row.primary_email.toLowerCase());
    const effect = EFFECTS[this.#onConflict];
    if (effect === 'none' && (sameKey ?? sameEmail)) return [];
    if (effect === 'failure' && sameKey) return [taken('customer_key', 'customer_key_taken', sameKey)];
    if (sameEmail && sameEmail.customer_key !== row.customer_key) {
      return [taken('primary_email', 'primary_email_taken', sameEmail)];
    }
    // An update may give the customer another address, which frees the former one.
    if (sameKey) this.#emails.delete(sameKey.primary_email.toLowerCase());
    this.#remember(row);
    return [];
  }

  /** Not the whole customer, of which there may be a million. */
  #remember({ customer_key, primary_email, line }: ValidRow): void {
    const row = { customer_key, primary_email, line };
    this.#keys.set(customer_key, row);
    this.#emails.set(primary_email.toLowerCase(), row);
  }
}

function taken(field: string, code: LocalIssue['code'], { line }: ValidRow): LocalIssue {
  return { code, field, message: `is already used in line ${line}` };
}
