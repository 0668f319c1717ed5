import { describe, expect, it } from 'vitest';
import { delimiterOf, hasStrayQuote } from '../src/csv.ts';

describe('delimiterOf', () => {
  it.each([
    ['a comma', 'customer_key,primary_email\na;b;c;d', ','],
    ['a semicolon', 'customer_key;primary_email\r\na,b,c,d', ';'],
    ['a tab', 'customer_key\tprimary_email', '\t'],
    ['what there is most of', 'a;b;c,d', ';'],
    ['the comma where there is as much of another', 'a;b,c', ','],
    ['the comma for a single column', 'customer_key\na;b', ','],
    ['behind a byte order mark and empty lines', '\uFEFF\r\n\ncustomer_key;primary_email', ';'],
    ['nothing to judge by', '', ','],
  ])('finds %s', (_, beginning, want) => {
    expect(delimiterOf(beginning)).toBe(want);
  });
});

describe('hasStrayQuote', () => {
  it.each([
    ['no quotation mark', 'a,b', false],
    ['a cell in quotes', '"a",b', false],
    ['a delimiter in quotes', '"a,b",c', false],
    ['a line end in quotes', '"a\r\nb",c\r\n', false],
    ['a doubled mark', '"a ""b"" c"', false],
    ['an empty cell in quotes', 'a,"",b', false],
    ['a line end behind a cell in quotes', 'a,"b"\r\n', false],
    ['a line end before a cell in quotes', '\n"a",b', false],
    ['a mark inside a plain cell', 'a"b,c', true],
    ['a mark at the end of a plain cell', 'a,5"', true],
    ['text behind a cell in quotes', '"a"b,c', true],
    ['a space before a cell in quotes', 'a, "b"', true],
  ])('of %s', (_, record, want) => {
    expect(hasStrayQuote(record, ',')).toBe(want);
  });

  it('knows no other delimiter than the one of the file', () => {
    expect(hasStrayQuote('"a";b', ';')).toBe(false);
    expect(hasStrayQuote('"a";b', ',')).toBe(true);
  });
});
