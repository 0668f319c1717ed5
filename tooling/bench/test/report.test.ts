import { expect, it } from 'vitest';
import { quick } from '../src/measuring/config.ts';
import { percentile, Results, spread } from '../src/measuring/results.ts';
import { plot } from '../src/report/plot.ts';
import { report } from '../src/report/report.ts';

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

it('reports the ratios of a build to another one, of what both have measured', () => {
  const results = new Results();
  results.record('Rollcall, SQLite, start', { startUp: 300, rssIdle: 90 });
  results.record('Rollcall, SQLite, start, the other build', { startUp: 600 });
  const [, comparison = ''] = report({ machine: [], config: quick, results }).split('## Over the other build');
  expect(comparison).toMatch(/\n\| Rollcall, SQLite, start \|[ |]*0\.5\d* \|[ |]*\n/);
});

it('rejects a metric that is not finite', () => {
  expect(() => new Results().record('ours', { cps: Number.NaN })).toThrow('ours: cps is NaN');
});

it('has no spread without values', () => {
  expect(spread([])).toBeUndefined();
});

const group = {
  title: 'A & B',
  bars: [
    { label: 'ours', contender: 'ours', ours: true },
    { label: 'peer', contender: 'peer', ours: false },
    { label: 'absent', contender: 'absent', ours: false },
  ],
};

it('shows how many times faster ours is than each other bar and omits contenders without a measurement', () => {
  const results = new Results();
  results.record('ours', { cps: 3000 });
  results.record('peer', { cps: 1500 });
  const svg = plot([group], results);
  expect(svg).toContain('ours: 2.00 ×');
  expect(svg).toContain('A &amp; B');
  expect(svg).not.toContain('absent');
});

it('omits a group if ours was not measured', () => {
  const results = new Results();
  results.record('peer', { cps: 1500 });
  expect(plot([group], results)).not.toContain('<rect');
});
