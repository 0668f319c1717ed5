import { onTestFinished } from 'vitest';
import type { Services } from '../../src/services.ts';
import { openSqliteStores } from './open-test-stores.ts';

/** What the domain needs, over an empty database in memory, with a clock that moves on by a minute at each look. */
export async function openServices(): Promise<Pick<Services, 'customers' | 'now' | 'newId'>> {
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

/** The id that the services give as the first, the second, and so on, counted from 0. */
export function idOf(count: number): string {
  return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}
