import { expect, test } from 'vitest';
import { fittedGrowth } from '../src/fitted-growth.ts';

test.each([
  { given: [5, 5, 5], want: 0 },
  { given: [1, 2, 3, 4], want: 3 },
  { given: [4, 3, 2, 1], want: -3 },
  { given: [0, 100, 0], want: 0 },
])('$given grow by $want', ({ given, want }) => {
  expect(fittedGrowth(given)).toBeCloseTo(want);
});
