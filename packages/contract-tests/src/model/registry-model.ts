import type { Customer, CustomerUpdate } from '@rollcall/contract';
import { expectedCustomer, type Sent } from '../oracle/expected-customer.ts';
import type { Owner } from '../oracle/expected-outcomes.ts';
import { ObservedTimes } from './observed-times.ts';
import { updated } from './updated-customer.ts';

/** A customer of the model. */
export interface Entry {
  /** Unknown until a response shows it. */
  readonly id: string | undefined;
  readonly sent: Sent;
  readonly archived: boolean;
  readonly times: ObservedTimes;
}

/** A minimal registry of one tenant. Any registry that keeps the contract must agree with it after any history. */
export class RegistryModel {
  readonly #entries = new Map<string, Entry>();
  /** No later change can be earlier: the latest time in any response, minus the tolerance. */
  #clock = '';
  readonly #toleranceMs: number;

  /** @param toleranceMs how far the clock of the registry may go back: several servers do not quite agree on the time. */
  constructor(toleranceMs: number) {
    this.#toleranceMs = toleranceMs;
  }

  get(customerKey: string): Entry | undefined {
    return this.#entries.get(customerKey);
  }

  /** All customers, in no order. */
  all(): Entry[] {
    return [...this.#entries.values()];
  }

  /** The keys and email addresses in use. */
  owners(): Owner[] {
    return this.all().map(({ id, sent, archived }) => ({
      ...(id !== undefined && { id }),
      customer_key: sent.customer_key,
      primary_email: sent.primary_email ?? '',
      archived,
    }));
  }

  /** @param at the time of the creation, if the request has chosen it. */
  create(sent: Sent, at?: string): void {
    const times = ObservedTimes.ofNewCustomer(at ?? this.#clock);
    this.#entries.set(sent.customer_key, { id: undefined, sent, archived: false, times });
  }

  identify(customerKey: string, id: string): void {
    const entry = this.#entries.get(customerKey);
    if (entry) this.#entries.set(customerKey, { ...entry, id });
  }

  update(customerKey: string, changes: CustomerUpdate): void {
    this.replace(customerKey, (entry) => updated(entry.sent, changes));
  }

  /** Changes the fields of a customer. One that shows the same fields as before has not changed. */
  replace(customerKey: string, change: (entry: Entry) => Sent): void {
    const entry = this.#entries.get(customerKey);
    if (!entry) return;
    const sent = change(entry);
    const times = hasSameFields(entry.sent, sent) ? entry.times : entry.times.changed(this.#clock);
    this.#entries.set(customerKey, { ...entry, sent, times });
  }

  /** Archiving an archived customer changes nothing, and neither does unarchiving another one. */
  setArchived(customerKey: string, archived: boolean): void {
    const entry = this.#entries.get(customerKey);
    if (!entry || entry.archived === archived) return;
    const times = archived ? entry.times.archived(this.#clock) : entry.times.unarchived(this.#clock);
    this.#entries.set(customerKey, { ...entry, archived, times });
  }

  delete(customerKey: string): void {
    this.#entries.delete(customerKey);
  }

  /**
   * Takes the times of a customer from a response.
   *
   * @returns the contradictions between these times and all earlier responses.
   */
  observe({ customer_key, created_at, updated_at, archived_at }: Customer): string[] {
    const entry = this.#entries.get(customer_key);
    if (!entry) return [];
    const problems = entry.times.problemsWith({ created_at, updated_at, archived_at });
    this.#entries.set(customer_key, { ...entry, times: entry.times.observed({ created_at, updated_at, archived_at }) });
    const latest = new Date(Date.parse(updated_at) - this.#toleranceMs).toISOString();
    if (latest > this.#clock) this.#clock = latest;
    return problems;
  }

  /** An equal model that changes independently. */
  copy(): RegistryModel {
    const copy = new RegistryModel(this.#toleranceMs);
    for (const [key, entry] of this.#entries) copy.#entries.set(key, entry);
    copy.#clock = this.#clock;
    return copy;
  }
}

function hasSameFields(one: Sent, other: Sent): boolean {
  return changedFieldsOf(one, other).length === 0;
}

/** The fields that a response shows differently for two customers. */
export function changedFieldsOf(before: Sent, after: Sent): string[] {
  const [one, other] = [expectedCustomer(before), expectedCustomer(after)].map(
    (shown) => new Map(Object.entries(shown).map(([name, value]) => [name, canonical(value)])),
  ) as [Map<string, string>, Map<string, string>];
  return [...one.keys()].filter((name) => one.get(name) !== other.get(name));
}

/** As JSON. The order of the names in an object means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** The customer as any response must show it. */
export function asReturned({ id, sent, archived }: Entry): Partial<Customer> {
  return { ...expectedCustomer(sent), ...(id !== undefined && { id }), ...(archived ? {} : { archived_at: null }) };
}
