import type { ExistingCustomer } from '@rollcall/contract';

/** The customers that the answer of a successful write names. A stored answer is erased with any of them. */
export interface Effect {
  /** The first and the last id of those that were created; `null` if none was. */
  readonly createdIds: IdRange | null;
  /** The keys of all others that existed. */
  readonly existingKeys: readonly string[];
  /** The keys that were sent for customers that could not be created. */
  readonly failedKeys: readonly string[];
}

/** Ids sort by the time of their creation, so that those of one request lie together. */
export type IdRange = readonly [first: string, last: string];

/** The effect on one customer. */
export function effectOn({ id }: { readonly id: string }): Effect {
  return { createdIds: [id, id], existingKeys: [], failedKeys: [] };
}

/** The range, extended by an id. */
export function including(range: IdRange | null, id: string): IdRange {
  const [first, last] = range ?? [id, id];
  return [id < first ? id : first, id > last ? id : last];
}

/** The outcomes of many customers, as an answer lists them. */
interface ListedOutcomes {
  readonly createdIds: IdRange | null;
  readonly updated: readonly { readonly customer_key: string }[];
  readonly skipped: readonly { readonly customer_key: string; readonly existing: ExistingCustomer }[];
  readonly failed: readonly {
    readonly customer_key: string | null;
    readonly issues: readonly { readonly existing?: ExistingCustomer }[];
  }[];
}

export function effectOfMany({ createdIds, updated, skipped, failed }: ListedOutcomes): Effect {
  const conflicts = failed.flatMap(({ issues }) => issues.flatMap(({ existing }) => existing ?? []));
  const existing = [...skipped.map((row) => row.existing), ...conflicts];
  return {
    createdIds,
    existingKeys: [...updated, ...existing].map(({ customer_key }) => customer_key),
    failedKeys: [...skipped, ...failed].flatMap(({ customer_key }) => customer_key ?? []),
  };
}
