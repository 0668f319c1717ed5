import type { CustomerFilter, CustomerWindow } from '../../customers/customer-store.ts';
import { hasPrecomputedCount } from './customer-queries.ts';

// An index skips this many customers in a few milliseconds.
const skippedMax = 10_000;

/** Whether a window takes no longer than a look-up, however many customers there are. Others can take seconds. */
export function hasQuickWindow(filter: CustomerFilter, { offset }: CustomerWindow): boolean {
  return hasPrecomputedCount(filter) && isDense(filter) && offset <= skippedMax;
}

/** Whether the customers after a position take no longer than a look-up. */
export function hasQuickStretch(filter: CustomerFilter): boolean {
  return filter.searchTerm === undefined && isDense(filter);
}

/** Whether most customers pass the filter, so that the next one is found at once. */
function isDense(filter: CustomerFilter): boolean {
  // Customers of one time are neighbours in the index. Searches are asked for separately.
  const { archived, createdFrom: _from, createdBefore: _before, searchTerm: _term, ...sparse } = filter;
  return archived !== 'only' && Object.values(sparse).every((value) => value === undefined);
}
