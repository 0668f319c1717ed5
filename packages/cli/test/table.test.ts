import { expect, it } from 'vitest';
import { table } from '../src/core/table.ts';

const rows = [
  ['KEY', 'NAME', 'EMAIL'],
  ['acme_corp_001', 'Acme Corporation of Lisbon', 'contact@acmecorp.example.com'],
];

it.each([
  { given: undefined, want: 'acme_corp_001  Acme Corporation of Lisbon  contact@acmecorp.example.com' },
  { given: 80, want: 'acme_corp_001  Acme Corporation of Lisbon  contact@acmecorp.example.com' },
  { given: 60, want: 'acme_corp_001  Acme Corporation of …  contact@acmecorp.exam…' },
  { given: 40, want: 'acme_corp_001  Acme Corpo…  contact@acm…' },
  { given: 30, want: 'acme_corp_001  Acme Corporati…' },
  { given: 10, want: 'acme_corp_001' },
])('a table is cut to $given columns without wrapping, the first column last', ({ given, want }) => {
  const lines = table(rows, given).split('\n');
  expect(lines[1]).toBe(want);
});

it('a cell of more than 40 characters is cut also without a terminal', () => {
  expect(table([['KEY'], ['x'.repeat(50)]], undefined)).toBe(`KEY\n${'x'.repeat(39)}…\n`);
});
