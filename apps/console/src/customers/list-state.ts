import { useState } from 'react';

/** The values of query parameters of the list by their names. */
export type Filters = Readonly<Record<string, string>>;

const KEY = 'rollcall-list';

/**
 * The filters of the list, as long as this tab is open, so that the way back from a customer leads to the same list. They
 * are not in the address: a search is often a name, and histories keep addresses after somebody has left.
 */
export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const [filters, setFilters] = useState<Filters>(() => JSON.parse(sessionStorage.getItem(KEY) ?? '{}'));
  const store = (changed: Filters) => {
    sessionStorage.setItem(KEY, JSON.stringify(changed));
    setFilters(changed);
  };
  return [filters, store];
}

const COLUMNS_KEY = 'rollcall-columns';

/** The columns at first: what tells customers apart. */
const firstColumns: readonly string[] = ['display_name', 'customer_type', 'primary_email', 'country', 'created_at'];

/** The names of the chosen columns. They are names in the document, so they may stay when somebody leaves. */
export function useColumns(): readonly [readonly string[], (columns: readonly string[]) => void] {
  const [columns, setColumns] = useState<readonly string[]>(() => {
    const stored = localStorage.getItem(COLUMNS_KEY);
    return stored === null ? firstColumns : JSON.parse(stored);
  });
  const store = (changed: readonly string[]) => {
    localStorage.setItem(COLUMNS_KEY, JSON.stringify(changed));
    setColumns(changed);
  };
  return [columns, store];
}
