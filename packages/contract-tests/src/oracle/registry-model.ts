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
    if (entry) this.#entries.set(customerKey, { ...entry, sent: { ...entry.sent, ...changes } });
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
