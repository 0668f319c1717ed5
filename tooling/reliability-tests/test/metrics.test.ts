import { expect, it } from 'vitest';
import { describeBroken, describeMetric, fittedGrowth, isKept } from '../src/metrics.ts';

it.each([
  { given: { name: 'lost', value: 0, atMost: 0 }, mode: 'short', want: true },
  { given: { name: 'lost', value: 1, atMost: 0 }, mode: 'short', want: false },
  { given: { name: 'kills', value: 2, atLeast: 3 }, mode: 'short', want: false },
  { given: { name: 'seen', value: Infinity }, mode: 'short', want: true },
  { given: { name: 'slowest', value: 2_000, unit: 'ms', atMost: 2_000 }, mode: 'full', want: true },
  { given: { name: 'slowest', value: 2_001, unit: 'ms', atMost: 2_000 }, mode: 'full', want: false },
  { given: { name: 'slowest', value: 2_001, unit: 'ms', atMost: 2_000 }, mode: 'short', want: true },
  { given: { name: 'growth', value: 31, unit: 'MB', atMost: 30 }, mode: 'short', want: false },
  { given: { name: 'count', value: Number.NaN, atMost: 2_000 }, mode: 'short', want: false },
] as const)('judges $given in $mode mode as kept: $want (times only in full mode)', ({ given, mode, want }) => {
  expect(isKept(given, mode)).toBe(want);
});

it('describes a metric with its bounds and a broken one with its first five pieces of evidence', () => {
  const metric = { name: 'rejected', value: 1_234.5, unit: 'ms', atLeast: 1, atMost: 2_000 } as const;
  expect(describeMetric(metric)).toBe('rejected: 1,235 ms (≥ 1, ≤ 2,000)');
  const faults = { name: 'faults', value: 6, atMost: 0, evidence: ['a', 'b', 'c', 'd', 'e', 'f'] };
  expect(describeBroken(faults)).toBe('faults: 6 (≤ 0)\n  a\n  b\n  c\n  d\n  e');
});

it.each([
  { given: [5, 5, 5], want: 0 },
  { given: [1, 2, 3, 4], want: 3 },
  { given: [4, 3, 2, 1], want: -3 },
  { given: [0, 100, 0], want: 0 },
])('fits a growth of $want to the values $given', ({ given, want }) => {
  expect(fittedGrowth(given)).toBeCloseTo(want);
});
