import { describe, expect, it } from 'vitest';
import { cellCountProblem, delimiterOf, isBlankRecord, trimText } from '../src/csv.ts';

describe('delimiterOf', () => {
  it.each([
    ['a comma', 'customer_key,primary_email\na;b;c;d', ','],
    ['a semicolon', 'customer_key;primary_email\r\na,b,c,d', ';'],
    ['a tab', 'customer_key\tprimary_email', '\t'],
    ['the most frequent one', 'a;b;c,d', ';'],
    ['the comma if another is as frequent', 'a;b,c', ','],
    ['the comma for a single column', 'customer_key\na;b', ','],
    ['one after a byte order mark and empty lines', '\uFEFF\r\n\ncustomer_key;primary_email', ';'],
    ['the comma in an empty file', '', ','],
  ])('finds %s in %j', (_, beginning, want) => {
    expect(delimiterOf(beginning)).toBe(want);
  });
});

describe('cellCountProblem', () => {
  it.each([
    { cells: 4, columns: 4, want: undefined },
    { cells: 1, columns: 4, want: 'has 1 cell, but the header has 4' },
    { cells: 5, columns: 4, want: 'has 5 cells, but the header has 4' },
  ])('finds "$want" in $cells cells under $columns columns', ({ cells, columns, want }) => {
    expect(cellCountProblem(cells, columns)).toBe(want);
  });
});

describe('trimText', () => {
  it.each([
    [' a b ', 'a b'],
    ['\u00a0a\u00a0', 'a'],
    ['\ufeffa\u200b', 'a'],
    ['\u2060\u200ea\u200d\r\n\t', 'a'],
    ['a\u200bb', 'a\u200bb'],
    ['\u3000\u2003', ''],
    ['', ''],
    ['é', 'é'],
    ['\u0000a', '\u0000a'],
  ])('reads %j as %j', (given, want) => {
    expect(trimText(given)).toBe(want);
  });

  it('takes linear time', () => {
    const text = `a${' '.repeat(1_000_000)}b`;
    expect(trimText(`${text} `)).toBe(text);
  });
});

describe('isBlankRecord', () => {
  it.each([
    [['', '', ''], true],
    [[' ', '\u00a0'], true],
    [['', '0'], false],
  ])('judges %j: %s', (given, want) => {
    expect(isBlankRecord(given)).toBe(want);
  });
});
