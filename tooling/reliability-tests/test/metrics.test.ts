import { expect, test } from 'vitest';
import { describeBroken, describeFigure, fittedGrowth, isKept } from '../src/metrics.ts';

test.each([
  { given: { name: 'lost', value: 0, atMost: 0 }, want: true },
  { given: { name: 'lost', value: 1, atMost: 0 }, want: false },
  { given: { name: 'kills', value: 2, atLeast: 3 }, want: false },
  { given: { name: 'told', value: Infinity }, want: true },
  { given: { name: 'slowest', value: 4_000, unit: 'ms', atMost: 2_000 }, want: true },
  { given: { name: 'slowest', value: 4_001, unit: 'ms', atMost: 2_000 }, want: false },
  { given: { name: 'growth', value: 31, unit: 'MB', atMost: 30 }, want: false },
  { given: { name: 'slowest', value: Number.NaN, atMost: 2_000 }, want: false },
] as const)('$given is kept: $want; only times have slack', ({ given, want }) => {
  expect(isKept(given, 2)).toBe(want);
});

test('a figure is told with its bounds, and a broken one with the first of its evidence', () => {
  const figure = { name: 'refused', value: 1_234.5, unit: 'ms', atLeast: 1, atMost: 2_000 } as const;
  expect(describeFigure(figure)).toBe('refused: 1,235 ms (≥ 1, ≤ 2,000)');
  const faults = { name: 'faults', value: 6, atMost: 0, evidence: ['a', 'b', 'c', 'd', 'e', 'f'] };
  expect(describeBroken(faults)).toBe('faults: 6 (≤ 0)\n  a\n  b\n  c\n  d\n  e');
});

test.each([
  { given: [5, 5, 5], want: 0 },
  { given: [1, 2, 3, 4], want: 3 },
  { given: [4, 3, 2, 1], want: -3 },
  { given: [0, 100, 0], want: 0 },
])('$given grow by $want', ({ given, want }) => {
  expect(fittedGrowth(given)).toBeCloseTo(want);
});
