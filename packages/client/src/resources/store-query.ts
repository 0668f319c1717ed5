import type { StoreOptions } from '../options.js';

/** The options as a query, without those that are not given: a server that does not know them never sees them. */
export function storeQuery(
  options: { readonly [Name in keyof StoreOptions]: StoreOptions[Name] | undefined },
): StoreOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
