import { expect, it } from 'vitest';
import { lastDays } from '../../../src/overview/recent-days.tsx';

it('the last days end with today in UTC, oldest first, across the end of a month and a change of clocks', () => {
  expect(lastDays(3, Date.UTC(2026, 2, 1, 23, 59))).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(lastDays(2, Date.UTC(2026, 9, 26, 0, 0))).toEqual(['2026-10-25', '2026-10-26']);
});
