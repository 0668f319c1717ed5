import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  cellCountProblem,
  csvParseOptions,
  decodeCell,
  delimiterOf,
  hasStrayQuote,
  isBlankRecord,
  trimText,
} from '../src/csv.ts';
import { document } from '../src/document.ts';

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

describe('hasStrayQuote', () => {
  it.each([
    ['no quotation mark', 'a,b', false],
    ['a cell in quotes', '"a",b', false],
    ['a delimiter in quotes', '"a,b",c', false],
    ['a line end in quotes', '"a\r\nb",c\r\n', false],
    ['a doubled mark', '"a ""b"" c"', false],
    ['an empty cell in quotes', 'a,"",b', false],
    ['a line end after a cell in quotes', 'a,"b"\r\n', false],
    ['a line end before a cell in quotes', '\n"a",b', false],
    ['a mark inside a plain cell', 'a"b,c', true],
    ['a mark at the end of a plain cell', 'a,5"', true],
    ['text after a cell in quotes', '"a"b,c', true],
    ['a space before a cell in quotes', 'a, "b"', true],
  ])('judges %s (%j): %s', (_, record, want) => {
    expect(hasStrayQuote(record, ',')).toBe(want);
  });

  it('knows only the delimiter of the file', () => {
    expect(hasStrayQuote('"a";b', ';')).toBe(false);
    expect(hasStrayQuote('"a";b', ',')).toBe(true);
  });
});

describe('csvParseOptions', () => {
  it.each([
    {
      given: 'a,b\n\n\r\n1,2\n\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    { given: '\uFEFF"a",b', want: [['a', 'b']] },
    {
      given: 'a,b\r\n1,2\n3,4\r\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    },
    { given: '"a,b","c ""d""","e\r\nf",""\n', want: [['a,b', 'c "d"', 'e\r\nf', '']] },
    { given: ' a , b\n', want: [[' a ', ' b']] },
    { given: 'a,b\n1\n1,2,3\n,\n', want: [['a', 'b'], ['1'], ['1', '2', '3'], ['', '']] },
    { given: 'a,b\n1"2,3\n4,5\n', want: [['a', 'b'], 'a stray quote', ['4', '5']] },
    { given: 'a,b\n"1"2,3\n"4" ,5\n6,7\n', want: [['a', 'b'], 'a stray quote', 'a stray quote', ['6', '7']] },
    {
      given: 'a,b\n1,2\n"3,4\n5,6\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
  ])('make csv-parse read $given as the API does', ({ given, want }) => {
    const records = parse(given, csvParseOptions(',')) as unknown as { record: string[]; raw: string }[];
    expect(records.map(({ record, raw }) => (hasStrayQuote(raw, ',') ? 'a stray quote' : record))).toEqual(want);
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

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly $ref?: string }>>;
}

describe('decodeCell', () => {
  it.each([
    { column: 'tax_status', given: '1', want: 'TAXABLE' },
    { column: 'tax_status', given: '2', want: 'TAX_EXEMPT' },
    { column: 'tax_status', given: 'REVERSE_CHARGE', want: 'REVERSE_CHARGE' },
    { column: 'tax_status', given: '3', want: '3' },
    { column: 'tax_status', given: '', want: '' },
    { column: 'tax_status', given: 'constructor', want: 'constructor' },
    { column: 'mid_cycle_invoice_consolidation', given: 'true', want: true },
    { column: 'mid_cycle_invoice_consolidation', given: 'FALSE', want: false },
    { column: 'mid_cycle_invoice_consolidation', given: 'Yes', want: 'Yes' },
    { column: 'city', given: 'true', want: 'true' },
    { column: 'constructor', given: '1', want: '1' },
  ])('reads "$given" in the column $column as $want', ({ column, given, want }) => {
    expect(decodeCell(column, given)).toBe(want);
  });

  it('reads the flags of a customer', () => {
    const { CustomerCreate: schema } = document.components.schemas as Readonly<Record<string, Schema>>;
    const flags = Object.entries(schema?.properties ?? {}).filter(
      ([, { $ref }]) => $ref === '#/components/schemas/OptionalFlag',
    );
    expect(flags.map(([column]) => [column, decodeCell(column, 'true')])).toEqual([
      ['mid_cycle_invoice_consolidation', true],
    ]);
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
