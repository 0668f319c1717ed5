import { onTestFinished } from 'vitest';
import type { CustomerDeps } from '../../src/customers/customer-store.ts';
import { openSqliteStores } from './open-test-stores.ts';

/** The dependencies of the domain, with an empty database in memory and a clock that advances a minute per call. */
export async function openServices(): Promise<CustomerDeps> {
  const { customers, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  let minutes = 0;
  let ids = 0;
  return {
    customers,
    now: () => new Date(Date.UTC(2026, 10, 23, 9, 30 + minutes++)),
    newId: () => idOf(ids++),
  };
}

/** The n-th id of the services, counted from 0. */
export function idOf(count: number): string {
  return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}
