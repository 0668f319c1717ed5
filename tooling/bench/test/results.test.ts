import { expect, it } from 'vitest';
import { percentile, Results, spread } from '../src/measuring/results.ts';

it('takes a percentile by nearest rank and the median of an even number of values from the middle two', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 99), percentile(values, 50), percentile([3, 1, 2], 50)]).toEqual([99, 50.5, 2]);
});

it('takes ratios within each round, so that a slow round is slow in both', () => {
  const results = new Results();
  for (const [ours, driver] of [
    [10, 20],
    [1, 2],
    [40, 50],
  ] as const) {
    results.record('ours', { cps: ours });
    results.record('driver', { cps: driver });
  }
  expect(results.ratio('ours', 'driver', 'cps')).toEqual({ median: 0.5, min: 0.5, max: 0.8 });
  expect(results.ratio('ours', 'absent', 'cps')).toBeUndefined();
});

it('rejects a metric that is not finite', () => {
  expect(() => new Results().record('ours', { cps: Number.NaN })).toThrow('ours: cps is NaN');
});

it('has no spread without values', () => {
  expect(spread([])).toBeUndefined();
});
