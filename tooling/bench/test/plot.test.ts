import { expect, it } from 'vitest';
import { Results } from '../src/measuring/results.ts';
import { plot } from '../src/report/plot.ts';

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
