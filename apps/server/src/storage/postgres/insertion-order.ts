import type { UniqueRow } from '../sql/conflicts.ts';

type UniqueValues = Omit<UniqueRow, 'id'>;

/**
 * The order in which to insert rows, as indexes. It is the order of their keys, which avoids deadlocks: two
 * transactions that insert the same customers collide at the first of them, before one holds a row that the other waits
 * for.
 *
 * Rows that are in conflict with each other form a group and keep their order, so that the first of them wins. The
 * group is sorted like one row with the smallest of its keys.
 */
export function insertionOrder(rows: readonly UniqueValues[]): number[] {
  const groupOf = groupsOfConflicts(rows);
  const smallestKeys = new Map<number, string>();
  rows.forEach(({ customer_key }, index) => {
    const group = groupOf(index);
    const smallest = smallestKeys.get(group);
    if (smallest === undefined || customer_key < smallest) smallestKeys.set(group, customer_key);
  });
  const places = rows.map((_, index) => ({ index, key: smallestKeys.get(groupOf(index)) ?? '' }));
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

/** Union-find: maps a row to the first row of its group. Rows with the same key or email address are in one group. */
function groupsOfConflicts(rows: readonly UniqueValues[]): (index: number) => number {
  const parents = rows.map((_, index) => index);
  const find = (index: number): number => {
    const parent = parents[index] ?? index;
    if (parent === index) return index;
    const root = find(parent);
    parents[index] = root;
    return root;
  };
  const firstOfKey = new Map<string, number>();
  const firstOfEmail = new Map<string, number>();
  rows.forEach(({ customer_key, email_folded }, index) => {
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
