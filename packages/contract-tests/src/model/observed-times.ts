import type { Customer } from '@rollcall/contract';

export type Times = Pick<Customer, 'created_at' | 'updated_at' | 'archived_at'>;

/**
 * The times of a customer, as far as responses have shown them. Times are compared as texts: the document gives all of
 * them the same format.
 */
export class ObservedTimes {
  /** The last response with the customer, if there was any. */
  readonly #seen: Times | undefined;
  /** The customer was created, or changed since it was seen, no earlier than this. */
  readonly #notBefore: string;
  readonly #kind: 'created' | 'seen' | 'changed' | 'archived';
  readonly #isArchived: boolean;

  private constructor(
    seen: Times | undefined,
    notBefore: string,
    kind: 'created' | 'seen' | 'changed' | 'archived',
    isArchived: boolean,
  ) {
    this.#seen = seen;
    this.#notBefore = notBefore;
    this.#kind = kind;
    this.#isArchived = isArchived;
  }

  /** @param clock no new time of the registry is before this one. */
  static ofNewCustomer(clock: string): ObservedTimes {
    return new ObservedTimes(undefined, clock, 'created', false);
  }

  /** As the last response has shown it. */
  get createdAt(): string | undefined {
    return this.#seen?.created_at;
  }

  changed(clock: string): ObservedTimes {
    return new ObservedTimes(this.#seen, clock, 'changed', this.#isArchived);
  }

  archived(clock: string): ObservedTimes {
    return new ObservedTimes(this.#seen, clock, 'archived', true);
  }

  unarchived(clock: string): ObservedTimes {
    return new ObservedTimes(this.#seen, clock, 'changed', false);
  }

  observed(times: Times): ObservedTimes {
    return new ObservedTimes(times, '', 'seen', this.#isArchived);
  }

  /** The contradictions between these times and those that were seen before. */
  problemsWith({ created_at, updated_at, archived_at }: Times): string[] {
    const seen = this.#seen;
    const rules: readonly [boolean, string][] = [
      [seen === undefined || created_at === seen.created_at, `created_at was ${seen?.created_at}`],
      [this.#kind !== 'created' || created_at >= this.#notBefore, `created_at is before ${this.#notBefore}`],
      [updated_at >= created_at, 'updated_at is before created_at'],
      [this.#kind !== 'created' || updated_at === created_at, 'updated_at of a new customer is not its created_at'],
      [
        this.#kind !== 'seen' || updated_at === seen?.updated_at,
        `nothing changed since updated_at ${seen?.updated_at}`,
      ],
      [
        updated_at >= this.#notBefore,
        `updated_at is before ${this.#notBefore}, although the customer has changed since`,
      ],
      [(archived_at !== null) === this.#isArchived, `archived_at is ${archived_at}`],
      [this.#kind !== 'archived' || archived_at === updated_at, 'archived_at is not the time of the last change'],
      [!this.#keepsArchive(seen) || archived_at === seen?.archived_at, `archived_at was ${seen?.archived_at}`],
    ];
    return rules.filter(([isKept]) => !isKept).map(([, problem]) => problem);
  }

  #keepsArchive(seen: Times | undefined): boolean {
    return seen !== undefined && seen.archived_at !== null && this.#isArchived && this.#kind !== 'archived';
  }
}
