import { useState } from 'react';

/** The values of query parameters of the list by their names. */
export type Filters = Readonly<Record<string, string>>;

/**
 * The filters of the list, as long as this tab is open, so that the way back from a customer leads to the same list. They
 * are not in the address: a search is often a name, and histories keep addresses after somebody has left.
 */
export function useFilters(): Stored<Filters> {
  return useStored<Filters>(sessionStorage, 'rollcall-list', {});
}

/** The columns at first: the fields that tell customers apart. */
const firstColumns: readonly string[] = ['display_name', 'customer_type', 'primary_email', 'country', 'created_at'];

/** The names of the chosen columns. They are names in the document, so they may stay when somebody leaves. */
export function useColumns(): Stored<readonly string[]> {
  return useStored(localStorage, 'rollcall-columns', firstColumns);
}

type Stored<Value> = readonly [value: Value, store: (value: Value) => void];

function useStored<Value>(storage: Storage, key: string, initial: Value): Stored<Value> {
  const [value, setValue] = useState<Value>(() => {
    const stored = storage.getItem(key);
    return stored === null ? initial : JSON.parse(stored);
  });
  const store = (changed: Value) => {
    storage.setItem(key, JSON.stringify(changed));
    setValue(changed);
  };
  return [value, store];
}
