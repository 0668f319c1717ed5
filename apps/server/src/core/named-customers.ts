/** The customers that the answer of a successful write names. If one of them is erased, a stored answer is erased too. */
export interface NamedCustomers {
  /** The range of those that the request has created; `null` if it has created none. */
  readonly createdIds: IdRange | null;
  /** The keys of all others that existed. */
  readonly existingKeys: readonly string[];
  /** The keys that were sent for customers that could not be created. */
  readonly failedKeys: readonly string[];
}

/** Ids sort by the time of their creation, so that those of one request lie together. */
export type IdRange = readonly [first: string, last: string];
