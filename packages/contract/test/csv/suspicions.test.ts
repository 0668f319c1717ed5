import { expect, it } from 'vitest';
import { suspicionOf, swallowsRows } from '../../src/csv/suspicions.ts';

it.each([
  ['4.91512E+11', 'shortened_number'],
  ['4,91512E+11', 'shortened_number'],
  ['1e5', 'shortened_number'],
  ['#N/A', 'spreadsheet_error'],
  ['#REF!', 'spreadsheet_error'],
  ['#####', 'spreadsheet_error'],
  ['#NV', 'spreadsheet_error'],
  ['NULL', 'null_word'],
  ['nan', 'null_word'],
  ['\\N', 'null_word'],
  ['JÃ¼rgen', 'mojibake'],
  ['donâ€™t', 'mojibake'],
  ['Ã\u00a0 la carte', 'mojibake'],
  ['J\uFFFDrgen', 'replacement_character'],
  ["'62701", 'apostrophe'],
  ["'+15550101", 'apostrophe'],
  ['="00123"', 'formula'],
  ['Müller', undefined],
  ['SÃO PAULO', undefined],
  ['são paulo', undefined],
  ['Âge', undefined],
  ['12E Main Street', undefined],
  ["'t Hooft", undefined],
  ['# 12', undefined],
  ['Nullmeier', undefined],
  ['+1-555-0100', undefined],
  ['', undefined],
])('the value %j is suspected of: %s', (given, want) => {
  expect(suspicionOf(given)).toBe(want);
});

it.each([
  { given: 'Ann,Lee\nk2,INDIVIDUAL,k2@example.com,Bob,Ray\nk3,INDIVIDUAL,k3@example.com,Cy', columns: 5, want: true },
  { given: 'Ann\nk2,INDIVIDUAL,k2@example.com,Bob', columns: 4, want: true },
  { given: '1 Main St, Apt 2\r\nSpringfield, IL, US', columns: 5, want: false },
  { given: 'Ann,Lee,a,b,c,d,e,f,g', columns: 5, want: false },
  { given: 'a\nb\nc', columns: 5, want: false },
  { given: 'a,b\nc', columns: 2, want: false },
])('a cell that holds whole rows of $columns columns is suspected: $want', ({ given, columns, want }) => {
  expect(swallowsRows(given, ',', columns)).toBe(want);
});
