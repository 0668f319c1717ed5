import type { Customer, CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import { expectedCustomer, type Sent } from './expected-customer.ts';
import type { Owner } from './expected-outcomes.ts';

/** A customer of the model. */
export interface Entry {
  readonly id: string;
  readonly sent: Sent;
  readonly archived: boolean;
}

/** A minimal registry in memory. Any registry that keeps the contract must agree with it after any history. */
export class RegistryModel {
  readonly #entries = new Map<string, Entry>();

  get(customerKey: string): Entry | undefined {
    return this.#entries.get(customerKey);
  }

  /** The customers that a list shows. */
  listed(archived: 'exclude' | 'only' | 'include'): Entry[] {
    const shown = (entry: Entry): boolean => archived === 'include' || entry.archived === (archived === 'only');
    return [...this.#entries.values()].filter(shown);
  }

  /** The keys and email addresses in use. */
  owners(): Owner[] {
    return [...this.#entries.values()].map(({ id, sent, archived }) => ({
      id,
      customer_key: sent.customer_key,
      primary_email: sent.primary_email ?? '',
      archived,
    }));
  }

  create(sent: CustomerCreate, id: string): void {
    this.#entries.set(sent.customer_key, { id, sent, archived: false });
  }

  update(customerKey: string, changes: CustomerUpdate): void {
    const entry = this.#entries.get(customerKey);
    if (entry) this.#entries.set(customerKey, { ...entry, sent: updated(entry.sent, changes) });
  }

  setArchived(customerKey: string, archived: boolean): void {
    const entry = this.#entries.get(customerKey);
    if (entry) this.#entries.set(customerKey, { ...entry, archived });
  }

  delete(customerKey: string): void {
    this.#entries.delete(customerKey);
  }
}

/** The customer as any response must show it. */
export function asReturned({ id, sent, archived }: Entry): Partial<Customer> {
  return { ...expectedCustomer(sent), id, ...(archived ? {} : { archived_at: null }) };
}

/** The customer after an update, in which the primary address and the primary entry of the list change together. */
export function updated(before: Sent, changes: CustomerUpdate): Sent {
  const after = { ...before, ...changes };
  const { primary_email = '' } = changes;
  const list = after.email_addresses ?? [];
  const marked = list.find(({ is_primary }) => is_primary);
  if (changes.primary_email === undefined) {
    return changes.email_addresses && marked ? { ...after, primary_email: marked.email } : after;
  }
  const isKept = changes.email_addresses === undefined && primary_email === before.primary_email;
  const primary = marked ?? list.find(({ email }) => isSame(email, before.primary_email ?? ''));
  if (isKept || primary === undefined) return after;
  const other = list.find((entry) => entry !== primary && isSame(entry.email, primary_email));
  const email_addresses = list.map((entry) => {
    if (entry === other) return { email: primary_email, is_primary: true };
    if (entry !== primary) return entry;
    return other ? { ...entry, is_primary: false } : { ...entry, email: primary_email };
  });
  return { ...after, email_addresses };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
