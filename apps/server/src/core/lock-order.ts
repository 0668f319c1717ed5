/** The values of a customer that no other customer of the tenant may have. */
interface UniqueValues {
  readonly customer_key: string;
  /** The folded primary email address. */
  readonly email_folded: string;
}

/**
 * The order in which to store customers, as indexes. It is the order of their keys, which avoids deadlocks: two
 * transactions that store the same customers collide at the first of them, before one holds a customer that the other
 * waits for.
 *
 * Customers that share a value depend on each other: they form a group and keep their order. The group is sorted like
 * one customer with the smallest of its keys.
 */
export function lockOrder(customers: readonly UniqueValues[]): number[] {
  const groupOf = groupsOfConflicts(customers);
  const smallestKeys = new Map<number, string>();
  customers.forEach(({ customer_key }, index) => {
    const group = groupOf(index);
    const smallest = smallestKeys.get(group);
    if (smallest === undefined || customer_key < smallest) smallestKeys.set(group, customer_key);
  });
  const places = customers.map((_, index) => ({ index, key: smallestKeys.get(groupOf(index)) ?? '' }));
  return places.sort(byKeyThenIndex).map(({ index }) => index);
}

interface Place {
  readonly index: number;
  readonly key: string;
}

/** Not the order of a locale, which could differ between two machines. */
function byKeyThenIndex(a: Place, b: Place): number {
  if (a.key === b.key) return a.index - b.index;
  return a.key < b.key ? -1 : 1;
}

/** Union-find: maps a customer to the first one of its group, which shares a key or an email address with another. */
function groupsOfConflicts(customers: readonly UniqueValues[]): (index: number) => number {
  const parents = customers.map((_, index) => index);
  const find = (index: number): number => {
    const parent = parents[index] ?? index;
    if (parent === index) return index;
    const root = find(parent);
    parents[index] = root;
    return root;
  };
  const firstOfKey = new Map<string, number>();
  const firstOfEmail = new Map<string, number>();
  customers.forEach(({ customer_key, email_folded }, index) => {
    for (const other of [firstOfKey.get(customer_key), firstOfEmail.get(email_folded)]) {
      if (other !== undefined) join(parents, find(other), find(index));
    }
    if (!firstOfKey.has(customer_key)) firstOfKey.set(customer_key, index);
    if (!firstOfEmail.has(email_folded)) firstOfEmail.set(email_folded, index);
  });
  return find;
}

function join(parents: number[], one: number, other: number): void {
  parents[Math.max(one, other)] = Math.min(one, other);
}
