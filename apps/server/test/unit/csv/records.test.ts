import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords } from '../../../src/csv/records.ts';

const stray = 'has a quotation mark in the wrong place';

describe('records of a CSV file', () => {
  const cases: { why: string; given: string; want: (readonly string[] | string)[] }[] = [
    { why: 'no content', given: '', want: [] },
    {
      why: 'empty lines',
      given: '\n\r\n\na,b\n\n1,2\n\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      why: 'a last line without an end',
      given: 'a,b\n1,2',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      why: 'CRLF and LF mixed',
      given: 'a,b\r\n1,2\n3,4\r\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    },
    {
      why: 'semicolons',
      given: 'a;b\n"1;5";2,5\n',
      want: [
        ['a', 'b'],
        ['1;5', '2,5'],
      ],
    },
    { why: 'tabs', given: '\uFEFFa\tb\n1\t"2\t3"\n4"5\t6\n', want: [['a', 'b'], ['1', '2\t3'], stray] },
    { why: 'a byte order mark', given: '\uFEFF"a",b\n', want: [['a', 'b']] },
    { why: 'quoted cells', given: '"a,b","c ""d""","e\r\nf",""\n', want: [['a,b', 'c "d"', 'e\r\nf', '']] },
    { why: 'spaces around cells', given: ' a , b\n', want: [[' a ', ' b']] },
    { why: 'records of any length', given: 'a,b\n1\n1,2,3\n,\n', want: [['a', 'b'], ['1'], ['1', '2', '3'], ['', '']] },
    { why: 'a quotation mark inside a cell', given: 'a,b\n1"2,3\n4,5\n', want: [['a', 'b'], stray, ['4', '5']] },
    {
      why: 'text after a quoted cell',
      given: 'a,b\n"1"2,3\n"4" ,5\n6,7\n',
      want: [['a', 'b'], stray, stray, ['6', '7']],
    },
    { why: 'a malformed record at the beginning', given: 'a"b\n1\n', want: [stray, ['1']] },
  ];
  it.each(cases)('a CSV file with $why is read into the right records', async ({ given, want }) => {
    expect(await recordsOf(Buffer.from(given))).toEqual(want);
  });

  it('records are read as they were written, for any cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '👩', '"', ',', '\n', '\r\n', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, lineEnd) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(lineEnd);
        expect(await recordsOf(Buffer.from(text))).toEqual(rows);
      }),
    );
  });

  it('records larger than a chunk are read as a whole', async () => {
    const rows = Array.from({ length: 3 }, (_, index) => [`${index}`, '"é,\r\n'.repeat(20_000)]);
    const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
    expect(await recordsOf(Buffer.from(text))).toEqual(rows);
  });
});

async function recordsOf(content: Buffer): Promise<(readonly string[] | string)[]> {
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(Readable.from(chunksOf(content)))) records.push(record);
  return records.map((record) => ('cells' in record ? record.cells : record.problem));
}

function chunksOf(content: Buffer): Buffer[] {
  const starts = Array.from({ length: Math.ceil(content.byteLength / 65_536) }, (_, index) => index * 65_536);
  return starts.map((start) => content.subarray(start, start + 65_536));
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
